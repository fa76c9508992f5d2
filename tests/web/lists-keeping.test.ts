import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCase, writeNote } from '../../web/lists/change-lists.ts'
import { casesIn, currentList, type KeptList, mergeLists } from '../../web/lists/kept-list.ts'
import { keptLists } from '../../web/lists/list-keeper.ts'
import { openKeeper, type RecordKeeper } from '../../web/lists/record-keeper.ts'
import { makeSafe } from '../../web/lists/safe-storage.ts'
import { formatLists, parseLists } from '../../web/lists/stored-lists.ts'
import { anyText } from '../support/any-text.ts'
import { anyStep, type Step, toChange, walk } from './any-lists.ts'

const { key: listsKey, damagedKey } = keptLists
const openLists = (find: () => Storage) => openKeeper(makeSafe(find), keptLists)

const chosen = (slug: string) => ({ slug, title: slug, where: '' })
const slugsOf = (keeper: RecordKeeper<KeptList>): string[] =>
  casesIn(currentList(keeper.read().records)).map(({ slug }) => slug)

/** A storage of so many characters, as browsers have one. */
function makeStorage(room = Number.POSITIVE_INFINITY): Storage & { texts: Map<string, string> } {
  const texts = new Map<string, string>()
  const used = (without: string): number =>
    [...texts].reduce((sum, [key, text]) => sum + (key === without ? 0 : text.length), 0)
  return {
    texts,
    get length() {
      return texts.size
    },
    clear: () => texts.clear(),
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    removeItem: (key) => {
      texts.delete(key)
    },
    setItem: (key, text) => {
      if (used(key) + text.length > room) throw new DOMException('full', 'QuotaExceededError')
      texts.set(key, text)
    },
  }
}

const refuse = (): never => {
  throw new DOMException('denied', 'SecurityError')
}

describe('the stored form', () => {
  it('gives back exactly what was written', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const lists = mergeLists(walk(steps), [])
        expect(parseLists(formatLists(lists))).toEqual({ state: 'good', records: lists })
      }),
    )
  })

  it('takes whatever else stands there for damaged, and never throws', () => {
    const json = fc.json({ maxDepth: 4 })
    const near = fc
      .array(anyStep, { maxLength: 6 })
      .chain((steps) => {
        const text = formatLists(walk(steps))
        return fc.tuple(fc.constant(text), fc.nat({ max: text.length }), fc.string())
      })
      .map(([text, at, more]) => text.slice(0, at) + more + text.slice(at + 1))
    fc.assert(
      fc.property(fc.oneof(anyText, json, near), (text) => {
        expect(['good', 'damaged', 'newer']).toContain(parseLists(text).state)
      }),
    )
    for (const text of ['', 'null', '[]', '{"version":0,"lists":[]}', '{"version":1}']) {
      expect(parseLists(text), text).toEqual({ state: 'damaged' })
    }
  })

  it('refuses a case whose name could lead elsewhere, and a time after which nothing can come', () => {
    const [list] = walk([{ kind: 'add', slug: 'a' }])
    const [kept] = list?.cases ?? []
    const write = (change: object) =>
      JSON.stringify({ version: 1, lists: [{ ...list, cases: [{ ...kept, ...change }] }] })
    expect(parseLists(write({})).state).toBe('good')
    expect(parseLists(write({ slug: '../admin' })).state).toBe('damaged')
    expect(parseLists(write({ at: Number.MAX_SAFE_INTEGER })).state).toBe('damaged')
    expect(parseLists(write({ place: null })).state).toBe('damaged')
  })
})

describe('keeping lists', () => {
  it('opening writes nothing, and a later visit finds what was chosen', () => {
    const storage = makeStorage()
    const keeper = openLists(() => storage)
    expect(storage.texts.size).toBe(0)
    keeper.change(addCase(chosen('a')))
    keeper.change(addCase(chosen('b')))
    expect(slugsOf(openLists(() => storage))).toEqual(['a', 'b'])
  })

  it('a full storage is said, what is on the screen stays, and is kept once there is room', () => {
    const storage = makeStorage(400)
    const keeper = openLists(() => storage)
    keeper.change(addCase(chosen('a')))
    expect(keeper.read().trouble).toBeUndefined()
    keeper.change(writeNote('0', 'a', '長い'.repeat(300)))
    keeper.change(addCase(chosen('b')))
    expect(keeper.read().trouble).toBe('full')
    expect(slugsOf(keeper)).toEqual(['a', 'b'])
    keeper.change(writeNote('0', 'a', '短い'))
    keeper.change((lists) => lists.map((list) => ({ ...list, cases: list.cases.slice(0, 1) })))
    expect(keeper.read().trouble).toBeUndefined()
    expect(slugsOf(openLists(() => storage))).toEqual(['a'])
  })

  it('a refused storage is said, and the lists last as long as the page', () => {
    const keeper = openLists(refuse)
    expect(keeper.read().trouble).toBeUndefined()
    keeper.change(addCase(chosen('a')))
    keeper.change(addCase(chosen('b')))
    expect(keeper.read().trouble).toBe('refused')
    expect(slugsOf(keeper)).toEqual(['a', 'b'])
    keeper.discardDamaged()
  })

  it('lists of a later version are left as they are, whatever is done here', () => {
    const storage = makeStorage()
    const later = '{"version":2,"shelves":{"a":["いろいろ"]}}'
    storage.setItem(listsKey, later)
    const keeper = openLists(() => storage)
    keeper.change(addCase(chosen('a')))
    expect(keeper.read().trouble).toBe('newer')
    expect(slugsOf(keeper)).toEqual(['a'])
    expect([...storage.texts]).toEqual([[listsKey, later]])
  })

  it('damaged lists are put aside before anything is written, and stay until thrown away', () => {
    const storage = makeStorage()
    storage.setItem(listsKey, '{"version":1,"lists":[{"id":')
    const keeper = openLists(() => storage)
    keeper.change(addCase(chosen('a')))
    storage.setItem(listsKey, 'broken again')
    keeper.change(addCase(chosen('b')))
    const later = openLists(() => storage)
    expect(later.read().damaged).toBe('{"version":1,"lists":[{"id":\nbroken again\n')
    expect(slugsOf(later)).toEqual(['a', 'b'])
    later.discardDamaged()
    expect(storage.texts.has(damagedKey)).toBe(false)
    expect(later.read().damaged).toBe('')
  })

  it('damaged lists that cannot be put aside for want of room are not written over', () => {
    const storage = makeStorage(40)
    storage.setItem(listsKey, 'x'.repeat(30))
    const keeper = openLists(() => storage)
    keeper.change(addCase(chosen('a')))
    keeper.change(addCase(chosen('b')))
    expect(keeper.read()).toMatchObject({ trouble: 'full', damaged: `${'x'.repeat(30)}\n` })
    expect([...storage.texts]).toEqual([[listsKey, 'x'.repeat(30)]])
  })
})

describe('two tabs', () => {
  /** Tabs whose reads lag behind: what another tab wrote is seen only after its event has come. */
  function openTabs(count: number) {
    const shared = makeStorage()
    const events: (() => void)[] = []
    const tabs = Array.from({ length: count }, () => {
      const own = new Map<string, string>()
      const storage: Storage = {
        ...makeStorage(),
        getItem: (key) => own.get(key) ?? null,
        setItem: (key, text) => {
          own.set(key, text)
          shared.setItem(key, text)
          for (const other of tabs) if (other.own !== own) events.push(() => other.hear())
        },
      }
      const keeper = openLists(() => storage)
      const hear = (): void => {
        for (const [key, text] of shared.texts) own.set(key, text)
        keeper.refresh()
      }
      return { own, keeper, hear }
    })
    const settle = (): number => {
      let heard = 0
      for (let event = events.shift(); event; event = events.shift(), heard++) event()
      return heard
    }
    return { tabs, settle, shared }
  }

  it('that write at the same moment come to the same lists with everything in them', () => {
    const adding = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 2 }), adding, fc.boolean())), (adds) => {
        const { tabs, settle, shared } = openTabs(3)
        for (const [tab, slug, rests] of adds) {
          tabs[tab]?.keeper.change(addCase(chosen(slug)))
          if (rests) settle()
        }
        expect(settle()).toBeLessThan(200)
        for (const { keeper } of tabs) {
          expect(slugsOf(keeper).toSorted()).toEqual(
            [...new Set(adds.map(([, slug]) => slug))].toSorted(),
          )
          expect(keeper.read().records).toEqual(tabs[0]?.keeper.read().records)
        }
        const kept = openLists(() => shared)
        expect(kept.read().records).toEqual(tabs[0]?.keeper.read().records)
      }),
    )
  })

  it('come to rest in one state after any steps', () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 1 }), anyStep, fc.boolean()), { maxLength: 25 })
    fc.assert(
      fc.property(steps, (given: [number, Step, boolean][]) => {
        const { tabs, settle } = openTabs(2)
        for (const [tab, step, rests] of given) {
          tabs[tab]?.keeper.change(toChange(step))
          if (rests) settle()
        }
        expect(settle()).toBeLessThan(300)
        const [one, other] = tabs.map(({ keeper }) => keeper.read().records)
        expect(one).toEqual(other)
      }),
    )
  })

  it('lists emptied in the settings of the browser are gone here, too', () => {
    const storage = makeStorage()
    const keeper = openLists(() => storage)
    keeper.change(addCase(chosen('a')))
    storage.clear()
    keeper.refresh()
    expect(slugsOf(keeper)).toEqual([])
    expect(storage.texts.size).toBe(0)
  })
})
