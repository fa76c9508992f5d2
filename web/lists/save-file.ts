/** Files that the browser writes for its reader. */

/** Saves text as a file of this name. */
export function saveText(name: string, type: string, text: string): void {
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }))
}

/** Saves a file under this name. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Some browsers read the content only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** A name that Windows takes for a file, whatever the list or plan is called. */
export function fileNameOf(kind: string, name: string, extension: string): string {
  const allowed = name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '_').trim()
  return `${kind}_${allowed}.${extension}`
}
