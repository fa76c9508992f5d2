/** Moves the focus to an element that the next drawing puts there, or that stands already. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
  })
}
