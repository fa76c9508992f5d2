/** Takes over a screen that stands in the document already. */

import { hydrate, render, type VNode } from 'preact'
import { amendEntry, readEntry, startView, updateView, type View } from './state.ts'

/** Draws the first view over what is there and every later one in its place, with the reader where the history left them. */
export function takeOver(
  root: HTMLElement,
  first: View,
  draw: (view: View) => VNode,
  watch: (view: View) => void = () => undefined,
): void {
  startView(first, (view) => {
    render(draw(view), root)
    watch(view)
  })
  hydrate(draw(first), root)
  document.documentElement.dataset['script'] = 'on'
  const { scroll, trail } = readEntry()
  amendEntry({ scroll })
  updateView({ trail })
  if (scroll > 0) window.scrollTo(0, scroll)
}
