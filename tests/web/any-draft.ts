/** Drafts and changes of them as a machine makes them up: far stranger than any editor's. */

import fc from 'fast-check'
import type { CaseDraft } from '../../server/contract/desk.ts'
import { sections } from '../../server/contract/vocabulary.ts'
import type { HistoryStep } from '../../web/desk/draft-changes.ts'
import type { Path } from '../../web/desk/draft-path.ts'

const number = fc.integer({ min: 1, max: 6 })

const anySection = fc
  .array(
    fc.oneof(
      fc.constantFrom('文。', '\n', '二つ目。'),
      number.map((id) => `[^${id}]`),
    ),
  )
  .map((pieces) => pieces.join(''))

const anyFact = fc.record({
  part: fc.constantFrom('background', 'results'),
  fact: fc.constantFrom('一つ。', '二つ。'),
  sources: fc.array(number, { maxLength: 3 }),
})

/** A draft with some sources, of which its text and facts name some, and others that are not there. */
export const anyDraft: fc.Arbitrary<CaseDraft> = fc
  .tuple(
    fc.tuple(...sections.map(() => anySection)),
    fc.array(anyFact, { maxLength: 4 }),
    fc.uniqueArray(number, { maxLength: 5 }),
    fc.array(fc.string(), { maxLength: 3 }),
  )
  .map(([texts, facts, ids, asks]) => ({
    slug: 'a',
    fields: { title: '題', sources: ids.map((id) => ({ id, title: `出典${id}` })) },
    sections: Object.fromEntries(
      sections.map(({ id }, index) => [id, texts[index] ?? '']),
    ) as CaseDraft['sections'],
    facts,
    asks,
  }))

const anyList: fc.Arbitrary<Path> = fc.constantFrom(['facts'], ['asks'], ['fields', 'sources'])

const anyPlace: fc.Arbitrary<Path> = fc.constantFrom<Path>(
  ['slug'],
  ['fields', 'title'],
  ['fields', 'period', 'from'],
  ['fields', 'sources', 1, 'url'],
  ['fields', '__proto__'],
  ['sections', 'craft'],
  ['facts', 0, 'fact'],
)

const place = fc.integer({ min: 0, max: 4 })

/** A step of writing: a change, or back and forth through the changes. */
export const anyStep: fc.Arbitrary<HistoryStep> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    path: anyPlace,
    value: fc.oneof(fc.string(), fc.constant(undefined), fc.integer()),
  }),
  fc.record({ kind: fc.constant('add' as const), path: anyList, value: fc.string() }),
  fc.record({ kind: fc.constant('remove' as const), path: anyList, at: place }),
  fc.record({ kind: fc.constant('move' as const), path: anyList, from: place, to: place }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'rest' as const) }),
)
