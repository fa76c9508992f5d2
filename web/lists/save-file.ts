/** Saves text as a file of this name. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  // Some browsers read the text only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** A name that Windows takes for a file, whatever the list is called. */
export function fileNameOf(name: string, extension: string): string {
  const allowed = name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '_').trim()
  return `持ち寄りリスト_${allowed}.${extension}`
}
