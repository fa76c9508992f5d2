/**
 * Sections of which what is searched lies ready, while what only a page or a paper shows stays packed until somebody asks
 * for it: that is three quarters of a case, and of 10,000 cases few are shown at a time.
 */

import { digestText, toBase64Url } from '../home/home.ts'
import type { Section } from './case.ts'

/** What is shown of a section. */
export type Shown = Pick<Section, 'html' | 'blocks'>

/** What lies ready of a section. */
export type ReadySection = Omit<Section, keyof Shown> & {
  sum: string
  /** Whether its HTML may lead to a case. */
  leads: boolean
}

/** A section that reads what is shown of it when it is asked; it cannot be told from any other. */
class StoredSection implements Section {
  readonly id: Section['id']
  readonly label: string
  readonly paragraphs: string[]
  readonly sources: number[]
  readonly #ready: ReadySection
  readonly #readShown: () => Shown

  constructor(ready: ReadySection, readShown: () => Shown) {
    this.id = ready.id
    this.label = ready.label
    this.paragraphs = ready.paragraphs
    this.sources = ready.sources
    this.#ready = ready
    this.#readShown = readShown
  }

  get html() {
    return this.#readShown().html
  }

  get blocks() {
    return this.#readShown().blocks
  }

  toJSON(): Section {
    return pickAll(this)
  }

  static readyOf(section: Section): ReadySection | undefined {
    return section instanceof StoredSection ? section.#ready : undefined
  }
}

/** The sections of a case; `readShown` is called whenever one is asked for what it shows. */
export function openSections(
  ready: readonly ReadySection[],
  readShown: () => readonly Shown[],
): Section[] {
  return ready.map((one, place) => {
    const read = () => readShown()[place] ?? { html: '', blocks: [] }
    return new StoredSection(one, read)
  })
}

/** Takes a section apart. */
export function splitSection(section: Section): { ready: ReadySection; shown: Shown } {
  const { id, label, html, blocks, paragraphs, sources } = section
  const ready = { id, label, paragraphs, sources, sum: sumSection(section), leads: leads(section) }
  return { ready, shown: { html, blocks } }
}

/** Names a section by all it has; the same for a section that is stored and for the one it was made of. */
export function sumSection(section: Section): string {
  return (
    StoredSection.readyOf(section)?.sum ??
    toBase64Url(digestText(JSON.stringify(pickAll(section)))).slice(0, 22)
  )
}

/** Whether the page of a section may lead to a case. */
export function leads(section: Section): boolean {
  return StoredSection.readyOf(section)?.leads ?? section.html.includes('<a href="/cases/')
}

function pickAll({ id, label, html, blocks, paragraphs, sources }: Section): Section {
  return { id, label, html, blocks, paragraphs, sources }
}
