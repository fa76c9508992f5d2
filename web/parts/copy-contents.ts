/**
 * Copies what an element holds, by selecting it. The clipboard of scripts is closed to pages without https, as on most
 * closed networks; answers whether it worked, and where not, the selection is left to be copied by hand.
 */
export function copyContents(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) element.select()
  else getSelection()?.selectAllChildren(element)
  return document.execCommand('copy')
}

/** What is said beside the button that copies. */
export const copyOutcomes = { true: '写した。', false: '写せない。選ばれた文字を写す。' } as const
