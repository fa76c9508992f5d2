import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseDraft } from '../../../server/contract/desk.ts'
import { sections as terms } from '../../../server/contract/vocabulary.ts'
import { readDraft } from '../../../server/desk/case-file/read-draft.ts'
import { settleDraft } from '../../../server/desk/case-file/settle-draft.ts'
import { writeDraft } from '../../../server/desk/case-file/write-draft.ts'
import { anyText, propertyRuns } from '../../support/any-text.ts'
import { readShipped, shippedSlugs } from '../../support/case-files.ts'

/** Signs that mean something to one of the readers. */
const sign = fc.constantFrom(
  ...[
    '"',
    "'",
    ': ',
    ':',
    ' #',
    '#',
    '---',
    '\n---\n',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&',
    '*',
    '!',
  ],
  ...[
    '|',
    '>',
    '%',
    '@',
    '`',
    '```',
    '~~~',
    '\t',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '<!--',
    '<b>',
    '## 成果',
  ],
  ...[
    '\n## 成果\n',
    '\n```\n',
    '[^1]',
    '[^1]: ',
    '> ',
    '「',
    '」',
    '〔',
    '〕',
    '😀',
    '~',
    '?',
    '? ',
    '=',
    '<<',
  ],
  ...[
    'null',
    'true',
    '1',
    '0x1f',
    '.inf',
    '2026-11-22',
    'か\u3099',
    '\u2028',
    '\ufeff',
    '\\',
    '\\n',
  ],
)
const freeText = fc
  .array(fc.oneof(sign, sign, anyText, fc.constantFrom('市は', '取り組んだ。')), { maxLength: 8 })
  .map((pieces) => pieces.join(''))
/** Without what no file can hold, which has a test of its own. */
const text = freeText.map((all) => all.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, ''))

const edit = fc.oneof(
  fc.record({
    kind: fc.constant('field' as const),
    name: fc.constantFrom('title', 'summary', 'note', 'department', 'a: b', '__proto__'),
    value: fc.oneof(text, fc.jsonValue({ maxDepth: 2 })),
  }),
  fc.record({
    kind: fc.constant('item' as const),
    name: fc.constantFrom(
      'keywords',
      'questions',
      'unknown',
      'sources',
      'municipalities',
      'responses',
    ),
    at: fc.nat(12),
    gone: fc.nat(2),
    come: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('inner' as const),
    name: fc.constantFrom(
      'sources',
      'municipalities',
      'path',
      'updates',
      'outcome',
      'period',
      'quotes',
    ),
    at: fc.nat(12),
    key: fc.constantFrom('id', 'title', 'url', 'note', 'author', 'from', 'sentence', 'cost'),
    value: fc.option(text, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    name: fc.constantFrom('title', 'municipalities', 'path', 'sources', 'summary', 'related'),
  }),
  fc.record({
    kind: fc.constant('section' as const),
    id: fc.constantFrom(...terms.map(({ id }) => id)),
    value: text,
  }),
  fc.record({
    kind: fc.constant('fact' as const),
    at: fc.nat(12),
    gone: fc.nat(2),
    part: fc.constantFrom('background', 'results', 'challenges', 'more'),
    come: fc.array(text, { maxLength: 2 }),
    sources: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('ask' as const),
    at: fc.nat(25),
    gone: fc.nat(30),
    come: fc.array(text, { maxLength: 2 }),
  }),
)
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never

function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

function make(draft: CaseDraft, one: Edit): void {
  const { fields, sections, facts, asks } = draft
  switch (one.kind) {
    case 'field':
      setOwn(fields, one.name, one.value)
      break
    case 'remove':
      delete fields[one.name]
      break
    case 'item':
      replaceItems(fields[one.name], one)
      break
    case 'inner':
      setInner(fields[one.name], one)
      break
    case 'section':
      sections[one.id] = one.value
      break
    case 'ask':
      replaceItems(asks, one)
      break
    case 'fact': {
      const come = one.come.map((fact) => ({ part: one.part, fact, sources: one.sources }))
      replaceItems(facts, { ...one, come })
    }
  }
}

type Replacement = { at: number; gone: number; come: readonly unknown[] }

function replaceItems(list: unknown, { at, gone, come }: Replacement): void {
  if (Array.isArray(list)) list.splice(at, gone, ...come)
}

type InnerValue = { at: number; key: string; value: string | undefined }

function setInner(list: unknown, { at, key, value }: InnerValue): void {
  const target: unknown = Array.isArray(list) ? list[at % Math.max(1, list.length)] : list
  if (typeof target !== 'object' || target === null) return
  if (value === undefined) Reflect.deleteProperty(target, key)
  else setOwn(target, key, value)
}

function draftOf(slug: string): CaseDraft {
  const { draft } = readDraft(readShipped(slug), slug)
  if (!draft) throw new Error('no draft')
  return draft
}

describe('any edits of a case', () => {
  test.each([
    ['onto its files', true],
    ['from nothing', false],
  ])(
    'written %s are read again exactly, or refused because of a section',
    { timeout: 300_000 },
    (_, isOnto) => {
      let refused = 0
      fc.assert(
        fc.property(
          fc.constantFrom(...shippedSlugs),
          fc.array(edit, { minLength: 1, maxLength: 5 }),
          (slug, edits) => {
            const draft = draftOf(slug)
            for (const one of edits) make(draft, one)
            const wanted = settleDraft(draft)
            const written = writeDraft(draft, isOnto ? readShipped(slug) : undefined)
            if (!written.files) {
              refused += 1
              expect(written.problems.map(({ field }) => field)).toEqual(
                written.problems.map(() => expect.stringMatching(/^本文「/)),
              )
              return
            }
            const again = readDraft(written.files, slug)
            expect(again.draft).toEqual(wanted)
            // What was written is in its form: writing it again changes nothing.
            expect(writeDraft(draft, written.files)).toMatchObject({ files: written.files })
          },
        ),
        { numRuns: propertyRuns },
      )
      expect(refused).toBeLessThan(propertyRuns * 0.3)
    },
  )
})
