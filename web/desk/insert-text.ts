import type { TextEdit } from './text-edits.ts'

/** Makes an edit in a field as if it were typed, so that the browser's own way back (Ctrl+Z) knows it. */
export function insertText(field: HTMLTextAreaElement, edit: TextEdit): void {
  const { from, to, text, select } = edit
  field.focus()
  field.setSelectionRange(from, to)
  // Old, but the only way of a script into the browser's history of a field.
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, from, to, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  if (select) field.setSelectionRange(...select)
}
