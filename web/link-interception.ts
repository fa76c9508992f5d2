/** Turns the links, forms and keys of plain pages into visits without loading documents. */

import { searchHref } from '../server/contract/address.ts'
import { readAddress } from '../server/contract/read-address.ts'
import { answering } from './answering.ts'
import { canVisit, revisit, visit } from './navigation.ts'
import { isComposingKey } from './parts/use-search-box.ts'
import { findPath, herePath, parsePath } from './place.ts'
import { slashKey } from './preferences.ts'
import { amendEntry, readView } from './state.ts'

const scrollPauseMs = 120
const sheetHash = '#filters'

/** Listens on the document, so that pages stay plain markup. */
export function interceptLinks(): void {
  history.scrollRestoration = 'manual'
  document.addEventListener('click', followLink)
  document.addEventListener('submit', sendForm)
  document.addEventListener('change', applyChange)
  document.addEventListener('keydown', pressKey)
  watchHistory()
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  // By their attributes, because links in drawings have no text as their `href`.
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (link === null || link.hasAttribute('target') || link.hasAttribute('download')) return
  const url = findPath(link.getAttribute('href') ?? '')
  if (url === undefined || !canVisit(url)) return
  if (isHere(url) && url.hash !== '') return
  event.preventDefault()
  if (link.closest(sheetHash) !== null) url.hash = openSheet()
  go(url)
}

function sendForm(event: SubmitEvent): void {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
  const url = findPath(form.action)
  if (url === undefined || !canVisit(url)) return
  event.preventDefault()
  go(parsePath(describeForm(form, url.pathname)))
}

/** A live form applies each change at once; the sheet of a narrow screen stays open meanwhile. */
function applyChange(event: Event): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return
  const form = field.form
  if (form?.dataset['live'] === undefined || !form.reportValidity()) return
  go(parsePath(describeForm(form, '/search') + openSheet()))
}

/** The same address once more is no new step. */
function go(url: URL): void {
  void visit(url.pathname + url.search + url.hash, isHere(url) ? 'replace' : 'push')
}

function isHere(url: URL): boolean {
  return url.pathname + url.search === herePath()
}

/** The part of the address that keeps an open sheet open. */
function openSheet(): string {
  return location.hash === sheetHash ? sheetHash : ''
}

/** What a form asks for; a search stands as in the form where something in it cannot be used, so that it is named. */
function describeForm(form: HTMLFormElement, path: string): string {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') params.append(name, value)
  }
  if (answering.pages.includes(path)) return `${path}?${params}`
  const { state, problems } = readAddress(String(params))
  return problems.length === 0 ? searchHref(state) : `/search?${params}`
}

function pressKey(event: KeyboardEvent): void {
  if (
    event.defaultPrevented ||
    isComposingKey(event) ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return
  if (event.key === 'Escape' && location.hash === sheetHash) location.hash = '#hits'
  if (moveAmongHits(event.key)) event.preventDefault()
  if (event.key !== '/' || slashKey.read() === 'off' || takesText(event.target)) return
  const box = document.querySelector<HTMLInputElement>('input[type="search"]')
  if (box === null) return
  event.preventDefault()
  box.focus()
  box.select()
}

/** Controls on which a typed `/` means nothing; all other fields keep it. */
const pressedControls = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']

function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !pressedControls.includes(target.type)
  return target instanceof Element && target.closest('select, textarea') !== null
}

/**
 * Arrow keys among the found cases: down from the search box or from the heading, where the focus is put after a search,
 * then up and down between the titles. Answers whether the focus was there and has moved; elsewhere the arrows scroll as ever.
 */
function moveAmongHits(key: string): boolean {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) return false
  const box = document.querySelector<HTMLElement>('input[type="search"]')
  const titles = document.querySelectorAll<HTMLElement>('.hit :is(h2, h3) a')
  const stops = [box, ...titles]
  const isAtHead = document.activeElement?.matches('#hits h1') ?? false
  const at = isAtHead ? 0 : stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[at + step]
  if (at < 0 || next === undefined || next === null) return false
  next.focus()
  return true
}

/** The scroll is noted when it rests: at the moment of going back it is too late to ask. */
function watchHistory(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  window.addEventListener('scroll', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!readView().busy) amendEntry({ scroll: window.scrollY })
    }, scrollPauseMs)
  })
  window.addEventListener('popstate', () => {
    clearTimeout(timer)
    // A step without an entry is new: a link to a place on the same page has just been followed.
    if (history.state === null) amendEntry({ scroll: window.scrollY, trail: readView().trail })
    else void revisit()
  })
}
