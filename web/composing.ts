/**
 * Whether a key belongs to the input method and not to the page. Safari sends the Enter that ends a
 * composition after `compositionend`, marked only by its old key code.
 */
export function isComposingKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
