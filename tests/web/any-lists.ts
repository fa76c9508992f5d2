/** Lists as readers make them: by any sequence of the changes that the screen offers. */

import fc from 'fast-check'
import {
  addCase,
  type Change,
  makeList,
  moveCase,
  openList,
  removeCase,
  removeList,
  renameList,
  restoreCase,
  restoreList,
  writeNote,
} from '../../web/lists/change-lists.ts'
import { currentList, type KeptList } from '../../web/lists/kept-list.ts'
import { anyText } from '../support/any-text.ts'

/** Few, so that changes meet. */
export const slugs = ['a', 'b', 'c', 'd', 'e', 'f'] as const

const slug = fc.constantFrom(...slugs)

export type Step =
  | { kind: 'add' | 'remove' | 'restore'; slug: string }
  | { kind: 'move'; slug: string; position: number }
  | { kind: 'note' | 'rename'; slug: string; text: string }
  | { kind: 'make' | 'open' | 'delete' | 'undelete'; slug: string }

/** A step within the current list. */
export const caseStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add' as const, 'remove' as const, 'restore' as const), slug }),
  fc.record({ kind: fc.constant('move' as const), slug, position: fc.nat({ max: 6 }) }),
  fc.record({ kind: fc.constant('note' as const), slug, text: anyText }),
)

/** Any step. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: caseStep },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(['make', 'open', 'delete', 'undelete'] as const)),
      slug,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rename' as const), slug, text: anyText }),
  },
)

/** The change of a step; lists are addressed by the position of their letter. */
export function toChange(step: Step): Change {
  return (lists, at) => {
    const current = currentList(lists)
    const other = lists[slugs.indexOf(step.slug as 'a') % Math.max(1, lists.length)] ?? current
    return changeFor(step, current.id, other.id)(lists, at)
  }
}

function changeFor(step: Step, current: string, other: string): Change {
  switch (step.kind) {
    case 'add':
      return addCase({ slug: step.slug, title: `題${step.slug}`, where: '北上市' })
    case 'remove':
      return removeCase(current, step.slug)
    case 'restore':
      return restoreCase(current, step.slug)
    case 'move':
      return moveCase(current, step.slug, step.position)
    case 'note':
      return writeNote(current, step.slug, step.text)
    case 'rename':
      return renameList(step.text)
    case 'make':
      return makeList(`新${step.slug}`, [])
    case 'open':
      return openList(other)
    case 'delete':
      return removeList(other)
    case 'undelete':
      return restoreList(other)
  }
}

/** The lists after some steps, one every thousand milliseconds. */
export function walk(
  steps: readonly Step[],
  lists: readonly KeptList[] = [],
  from = 1_000,
): KeptList[] {
  return steps.reduce<KeptList[]>(
    (before, step, index) => toChange(step)(before, from + index * 1_000),
    [...lists],
  )
}
