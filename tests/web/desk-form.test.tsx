/** The form as it is drawn: every field is reached, and what is wrong stands beside its place. */

import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { CaseDraft, DeskField, DraftReport } from '../../server/contract/desk.ts'
import { sections } from '../../server/contract/vocabulary.ts'
import { listFormFields } from '../../server/desk/form-fields.ts'
import { DraftForm } from '../../web/desk/DraftForm.tsx'
import { type Desk, DeskContext } from '../../web/desk/desk-context.ts'
import { openDraftKeeper } from '../../web/desk/draft-keeper.ts'
import { groupFields } from '../../web/desk/form-groups.ts'
import { findHome, groupProblems, namePlace, sayProblem } from '../../web/desk/problem-places.ts'
import { ReportSide } from '../../web/desk/ReportSide.tsx'
import { renderPage } from '../../web/render.tsx'
import { anyText } from '../support/any-text.ts'
import { blankDraft, makeWritingPage } from '../support/make-writing.ts'

const fields = listFormFields()

/** A draft with a row in every table. */
const full: CaseDraft = {
  ...blankDraft,
  fields: Object.fromEntries(
    fields.flatMap(({ name, input }) => (input.kind === 'rows' ? [[name, [{ id: 1 }]]] : [])),
  ),
  facts: [{ part: 'background', fact: '市は直した。', sources: [1] }],
}

function makeDesk(draft: CaseDraft, report?: DraftReport): Desk {
  const writing = makeWritingPage(draft)
  const keeper = openDraftKeeper(writing.kept, {
    storage: { read: () => undefined, write: () => undefined, remove: () => undefined },
    save: () => Promise.reject(new Error('nothing is saved here')),
    pause: () => Promise.reject(new Error('nothing is kept here')),
    now: () => '',
    show: () => undefined,
  })
  return {
    writing,
    kept: writing.kept,
    draft,
    step: () => undefined,
    last: undefined,
    report,
    problems: groupProblems(report?.problems ?? [], fields),
    keeping: {
      keeper,
      state: keeper.read(),
      conflict: undefined,
      setConflict: () => undefined,
      save: async () => false,
      saveOver: async () => undefined,
    },
    endConflict: () => undefined,
    unplaced: [],
    setUnplaced: () => undefined,
  }
}

function draw(draft: CaseDraft, report?: DraftReport): string {
  return renderToString(
    <DeskContext.Provider value={makeDesk(draft, report)}>
      <ReportSide />
      <DraftForm />
    </DeskContext.Provider>,
  )
}

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '')

/** The places of all fields, with those in the rows of `full`. */
function listPlaces(all: readonly DeskField[], parent = ''): { place: string; field: DeskField }[] {
  return all.flatMap((field) => {
    const place = parent + field.name
    const inner = 'fields' in field.input ? field.input.fields : []
    const below = field.input.kind === 'rows' ? `${place}.0.` : `${place}.`
    return [{ place, field }, ...listPlaces(inner, below)]
  })
}

describe('the form', () => {
  const html = draw(full)
  const ids = [...html.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id)

  it.each(listPlaces(fields))('reaches $place', ({ place }) => {
    expect(ids).toContain(`f-${place}`)
  })

  it('reaches the sections, the facts, the asks and the name of a new case', () => {
    const places = [...sections.map(({ id }) => id), 'facts', 'facts.0', 'asks', 'slug']
    for (const place of places) expect(ids).toContain(`f-${place}`)
  })

  it('shows every word to choose from', () => {
    const text = textOf(html)
    for (const { place, field } of listPlaces(fields)) {
      // The scenes are shown by their names in the table.
      if (!('choices' in field.input) || place === 'scenes') continue
      for (const { label } of field.input.choices) expect(text, place).toContain(label)
    }
    expect(text).toContain('⑫共創で新しい価値をつくる')
  })

  it('has every id once, and a name for every control', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const [control] of html.matchAll(/<(?:input|textarea|select)[^>]*>/g)) {
      if (/type="(radio|checkbox)"/.test(control)) continue
      const id = /\bid="([^"]*)"/.exec(control)?.[1]
      const isNamed = control.includes('aria-label=') || html.includes(`for="${id}"`)
      expect(isNamed, control).toBe(true)
    }
  })

  it('describes each control by something that is there', () => {
    for (const [, said = ''] of html.matchAll(/aria-describedby="([^"]*)"/g)) {
      for (const id of said.split(' ')) expect(ids).toContain(id)
    }
  })

  it('does not offer another name for a case that has been published', () => {
    const writing = makeWritingPage(full, { keptAs: { base: 'hash' } })
    const desk = { ...makeDesk(full), writing }
    const drawn = renderToString(
      <DeskContext.Provider value={desk}>
        <DraftForm />
      </DeskContext.Provider>,
    )
    expect(drawn).not.toContain('id="f-slug"')
  })

  it('has a field that no part names in the last part', () => {
    const [first] = fields
    if (!first) throw new Error('no fields')
    const unknown = { ...first, name: 'newField', title: '新しい項目' }
    const parts = groupFields([...fields, unknown])
    expect(parts.at(-1)?.fields).toContain(unknown)
    expect(parts.flatMap((part) => part.fields)).toHaveLength(fields.length + 1)
  })

  it('keeps whatever is typed as text', () => {
    const shape = (text: string): string => {
      const typed = `x${text}`
      const draft = {
        ...full,
        slug: typed,
        fields: { ...full.fields, title: typed, summary: typed, keywords: [typed] },
        sections: { ...full.sections, background: typed },
        facts: [{ part: 'background', fact: typed, sources: [] }],
      }
      return draw(draft).replace(/[^<"]*/g, '')
    }
    const plain = shape('')
    const lines = anyText.map((text) => text.replace(/[\n。]/g, '').toWellFormed())
    fc.assert(
      fc.property(lines, (text) => {
        expect(shape(text)).toBe(plain)
      }),
      { numRuns: 10, examples: [['"><script>alert(1)</script>'], ['</textarea><b>']] },
    )
  })
})

describe('a problem', () => {
  const problem = {
    severity: 'error' as const,
    place: 'sources.0.url',
    got: '「htp://x」',
    want: 'http か https のアドレス',
    example: 'https://example.jp/',
  }
  const report = { problems: [problem], likenesses: [], unknownNumbers: [] }

  it('stands beside its field and in the list of all, in the same words', () => {
    const html = draw(full, report)
    const words = sayProblem(problem)
    expect(html.split(words)).toHaveLength(3)
    expect(html).toMatch(new RegExp(`id="f-sources.0.url-says".*?${words}`, 's'))
    expect(html).toContain('href="#f-sources.0.url"')
    expect(html).toMatch(/id="f-sources.0.url"[^>]*aria-invalid="true"/)
  })

  it('is shown at the nearest place that the form has', () => {
    const homes = {
      'barriers.1': 'barriers',
      'sources.2.author.0': 'sources.2.author',
      'period.from': 'period.from',
      'facts.3.fact': 'facts.3',
      'nothing.known': '',
      '': '',
      background: 'background',
      'municipalities.0': 'municipalities.0',
    }
    for (const [place, home] of Object.entries(homes)) expect(findHome(place, fields)).toBe(home)
  })

  it('is named by the names of the form', () => {
    const name = (place: string) => namePlace(place, { fields })
    expect(name('sources.2.url')).toBe('出典（3件目） URL')
    expect(name('trouble')).toBe('つまずきとその後')
    expect(name('facts.0')).toBe('事実（1件目）')
    expect(name('')).toBe('事例の全体')
  })

  it('that nothing stands there yet is said in the list, and beside the field by its need', () => {
    const lack = { ...problem, place: 'title', got: 'ない項目', want: '題' }
    const html = draw(full, { ...report, problems: [lack] })
    expect(html.split(sayProblem(lack))).toHaveLength(2)
    expect(html).toMatch(/題<span class="desk-need desk-need--open">必ず/)
  })
})

it('numbers that no fact has, and cases that are like it, are shown with the way to them', () => {
  const unknownNumbers = [
    { section: 'background' as const, number: '463', sentence: '463世帯に配った。' },
  ]
  const likenesses = [
    { slug: 'a-city', title: '甲市', kind: 'duplicate' as const, why: '81%同じ本文' },
  ]
  const html = draw(full, { problems: [], likenesses, unknownNumbers })
  expect(textOf(html)).toContain('事実にない数 463')
  expect(html).toContain('href="/cases/a-city"')
  expect(textOf(html)).toContain('ほとんど同じ')
})

it('the page is not to be found by search engines, and has a style that no other page has', () => {
  const assets = { script: '/m.js', imported: [], styles: ['/m.css'], deskStyles: ['/desk.css'] }
  const page = renderPage({ page: 'writing', writing: makeWritingPage(full) }, assets, '')
  expect(page).toContain('<meta name="robots" content="noindex"')
  expect(page).toContain('href="/desk.css"')
  expect(page).toContain('<title>事例を書く')
  const other = renderPage({ page: 'list' }, assets, '')
  expect(other).not.toContain('desk.css')
})
