/** Arrow keys among the found cases: down from the search box, then up and down between the titles. */

/** Moves the focus if the key is one of these and the focus is there; elsewhere the arrows scroll as ever. */
export function moveAmongHits(key: string): boolean {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) return false
  const box = document.querySelector<HTMLElement>('input[type="search"]')
  const titles = document.querySelectorAll<HTMLElement>('.hit h2 a')
  const stops = [box, ...titles]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[at + step]
  if (at < 0 || next === undefined || next === null) return false
  next.focus()
  return true
}
