import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addCase,
  makeList,
  moveCase,
  removeCase,
  renameList,
  restoreCase,
  writeNote,
} from '../../web/lists/change-lists.ts'
import {
  casesIn,
  currentList,
  holdsCase,
  type KeptList,
  listShown,
  mergeLists,
  most,
} from '../../web/lists/kept-list.ts'
import { anyStep, caseStep, type Step, toChange, walk } from './any-lists.ts'

const chosen = (slug: string) => ({ slug, title: slug, where: '' })
const orderOf = (lists: readonly KeptList[]): string[] =>
  casesIn(currentList(lists)).map(({ slug }) => slug)

/** What is in the list after these steps, whatever the order. */
function walkSet(steps: readonly Step[]): string[] {
  const known = new Set<string>()
  const held = new Set<string>()
  for (const { kind, slug } of steps) {
    if (kind === 'add') known.add(slug)
    if (kind === 'remove') held.delete(slug)
    else if (kind !== 'move' && known.has(slug)) held.add(slug)
  }
  return [...held]
}

/** The order after additions and moves. */
function walkArray(steps: readonly Step[]): string[] {
  return steps.reduce<string[]>((order, step) => {
    if (!order.includes(step.slug)) return step.kind === 'add' ? order.concat(step.slug) : order
    if (step.kind !== 'move') return order
    return order.filter((slug) => slug !== step.slug).toSpliced(step.position, 0, step.slug)
  }, [])
}

describe('a list', () => {
  it('is after any steps a permutation of what was put in and not taken out', () => {
    fc.assert(
      fc.property(fc.array(caseStep, { maxLength: 40 }), (steps) => {
        const order = orderOf(walk(steps))
        expect(new Set(order).size).toBe(order.length)
        expect(order.toSorted()).toEqual(walkSet(steps).toSorted())
      }),
    )
  })

  it('has the order that the same moves give in an array, as long as nothing is taken out', () => {
    const step = caseStep.filter(({ kind }) => kind === 'add' || kind === 'move')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        expect(orderOf(walk(steps))).toEqual(walkArray(steps))
      }),
    )
  })

  it('keeps its order through hundreds of moves to one spot', () => {
    let lists = walk(['a', 'b', 'c'].map((slug) => ({ kind: 'add', slug })))
    for (let round = 0; round < 300; round++) {
      const [first, second, third = ''] = orderOf(lists)
      lists = moveCase('0', third, 1)(lists, 10_000 + round)
      expect(orderOf(lists), `round ${round}`).toEqual([first, third, second])
    }
  })

  it('gives back what was taken out with its note and at its place', () => {
    let lists = walk(['a', 'b', 'c'].map((slug) => ({ kind: 'add', slug })))
    lists = writeNote('0', 'b', 'ここを聞く')(lists, 10_000)
    lists = removeCase('0', 'b')(lists, 11_000)
    expect(orderOf(lists)).toEqual(['a', 'c'])
    lists = restoreCase('0', 'b')(lists, 12_000)
    expect(orderOf(lists)).toEqual(['a', 'b', 'c'])
    expect(casesIn(currentList(lists))[1]?.note).toBe('ここを聞く')
  })

  it('forgets what was taken out a day ago', () => {
    let lists = walk([
      { kind: 'add', slug: 'a' },
      { kind: 'remove', slug: 'a' },
    ])
    lists = addCase(chosen('b'))(lists, 90_000_000)
    expect(lists[0]?.cases.map(({ slug }) => slug)).toEqual(['b'])
  })

  it('takes 100 cases and no more', () => {
    let lists: KeptList[] = []
    for (let number = 0; number < most.cases + 5; number++) {
      lists = addCase(chosen(`case-${number}`))(lists, 1_000 + number)
    }
    expect(orderOf(lists)).toHaveLength(most.cases)
    lists = removeCase('0', 'case-0')(lists, 10_000)
    lists = addCase(chosen('case-x'))(lists, 11_000)
    lists = writeNote('0', 'case-0', '残す言葉')(lists, 12_000)
    expect(orderOf(lists)).toHaveLength(most.cases)
    expect(lists[0]?.cases.find(({ slug }) => slug === 'case-0')?.note).toBe('残す言葉')
  })
})

describe('several lists', () => {
  it('always have one that is current, and in it goes what is chosen', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const lists = walk(steps)
        const more = addCase(chosen('new'))(lists, 1_000_000)
        expect(holdsCase(currentList(more), 'new')).toBe(true)
        expect(currentList(more).id).toBe(currentList(lists).id)
        expect(new Set(lists.map(({ id }) => id)).size).toBe(lists.length)
      }),
    )
  })

  it('a new list is opened, a copy has the cases and notes of the other', () => {
    let lists = walk([
      { kind: 'add', slug: 'a' },
      { kind: 'add', slug: 'b' },
      { kind: 'note', slug: 'b', text: '聞く' },
    ])
    lists = makeList('写し', casesIn(currentList(lists)))(lists, 10_000)
    expect(currentList(lists).name).toBe('写し')
    expect(casesIn(currentList(lists)).map(({ slug, note }) => [slug, note])).toEqual([
      ['a', ''],
      ['b', '聞く'],
    ])
    expect(listShown(lists)).toHaveLength(2)
  })

  it('a name is never empty and never steers the text around it', () => {
    const rename = (name: string) => currentList(renameList(name)([], 1_000)).name
    expect(rename(' \u202e\u0000 ')).toBe('名のないリスト')
    expect(rename('視察\u202e先')).toBe('視察先')
    expect(rename('長'.repeat(500))).toHaveLength(most.name)
  })
})

describe('joining what two tabs know', () => {
  const states = fc
    .tuple(...Array.from({ length: 4 }, () => fc.array(anyStep, { maxLength: 12 })))
    .map(([shared = [], ...own]) => {
      const start = walk(shared)
      return own.map((steps, tab) => walk(steps, start, 50_000 + tab * 300))
    })

  it('gives the same whichever comes first, and however often it is done', () => {
    fc.assert(
      fc.property(states, ([a = [], b = [], c = []]) => {
        expect(mergeLists(a, b)).toEqual(mergeLists(b, a))
        expect(mergeLists(mergeLists(a, b), c)).toEqual(mergeLists(a, mergeLists(b, c)))
        expect(mergeLists(mergeLists(a, b), b)).toEqual(mergeLists(a, b))
      }),
    )
  })

  it('keeps the last write of each case', () => {
    const start = walk(['a', 'b'].map((slug) => ({ kind: 'add', slug })))
    const one = writeNote('0', 'a', '先の言葉')(addCase(chosen('x'))(start, 10_000), 10_001)
    const other = removeCase('0', 'b')(writeNote('0', 'a', '後の言葉')(start, 10_002), 10_003)
    const [list] = mergeLists(one, other)
    expect(list && casesIn(list).map(({ slug, note }) => [slug, note])).toEqual([
      ['a', '後の言葉'],
      ['x', ''],
    ])
  })

  it('changes made on lists already joined do not depend on when they were joined', () => {
    fc.assert(
      fc.property(states, caseStep, ([a = [], b = []], step) => {
        const joined = mergeLists(a, b)
        const after = toChange(step)(joined, 1_000_000)
        expect(mergeLists(after, b)).toEqual(mergeLists(after, []))
      }),
    )
  })
})
