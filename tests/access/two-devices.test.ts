/** Devices of members over the real database: what is merged, what is asked, and that nothing is lost on the way. */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeptAnswer } from '../../server/contract/kept.ts'
import { usualKit } from '../../server/contract/kit.ts'
import {
  addCase,
  makeList,
  removeCase,
  removeList,
  writeNote,
} from '../../web/lists/change-lists.ts'
import { casesIn, currentList, listShown, mergeLists } from '../../web/lists/kept-list.ts'
import { keptLists } from '../../web/lists/list-keeper.ts'
import { openKeeper } from '../../web/lists/record-keeper.ts'
import { makeSafe } from '../../web/lists/safe-storage.ts'
import { type CopyState, openServerCopy, type Remote } from '../../web/lists/server-copy.ts'
import { changeLine, makePlan, renamePlan } from '../../web/plans/change-plans.ts'
import { linesIn, listPlans } from '../../web/plans/kept-plan.ts'
import { keptPlans } from '../../web/plans/plan-keeper.ts'
import { propertyRuns } from '../support/any-text.ts'
import { openTestMembers, type TestMembers } from '../support/test-members.ts'
import { anyStep, toChange } from '../web/any-lists.ts'

let members: TestMembers
let count = 0

beforeAll(async () => {
  members = await openTestMembers()
})
afterAll(() => members.close())

/** A member who has asked for his work to be kept. */
function makeMember(): { accountId: string } {
  const { access } = members
  const name = `会員${++count}`
  access.invite(name, 'member')
  const owner = { accountId: access.listAccounts().find((each) => each.name === name)?.id ?? '' }
  access.kept.setKeeping(owner, true)
  return owner
}

function makeStorage(): Storage {
  const texts = new Map<string, string>()
  return {
    length: 0,
    clear: () => texts.clear(),
    key: () => null,
    getItem: (key) => texts.get(key) ?? null,
    removeItem: (key) => void texts.delete(key),
    setItem: (key, text) => void texts.set(key, text),
  }
}

class Unreachable extends Error {}

/** The way to the server, in the order in which `arrange` lets each part of it happen; `fails` says which of them do not. */
function reach(
  owner: { accountId: string },
  kind: 'lists' | 'plans',
  arrange: <T>(work: Promise<T>) => Promise<T> = (work) => work,
  fails: () => 'before' | 'after' | undefined = () => undefined,
): Remote {
  const { kept } = members.access
  const name = kept.nameOwner(owner)
  const ask = async <T>(work: () => T): Promise<T> => {
    await arrange(Promise.resolve())
    const failure = fails()
    if (failure === 'before') throw new Unreachable()
    const answer = work()
    await arrange(Promise.resolve())
    // Written, and the device never hears of it.
    if (failure === 'after') throw new Unreachable()
    return answer
  }
  return {
    load: () => ask((): KeptAnswer => ({ owner: name, ...kept.read(owner, kind) })),
    save: (content, known) =>
      ask(() => {
        const written = kept.write(owner, kind, content, known.version)
        return 'version' in written ? written : { owner: name, ...written.other }
      }),
    explain: (error) => (error instanceof Unreachable ? undefined : String(error)),
  }
}

/** A browser with its storage, in which one member after the other may log in. */
function openDevice() {
  const local = makeStorage()
  const storage = makeSafe(() => local)
  const keeper = openKeeper(storage, keptLists)
  const states: CopyState['is'][] = []
  const logIn = (remote: Remote) =>
    openServerCopy({
      ...{ keeper, kind: keptLists, remote, storage },
      show: ({ is }) => states.push(is),
    })
  const slugs = () => casesIn(currentList(keeper.read().records)).map(({ slug }) => slug)
  return { keeper, logIn, states, slugs, storage }
}

const chosen = (slug: string) => ({ slug, title: slug, where: '' })

describe('two devices of one member', () => {
  it('that write at once, with answers that come late or never, lose no case and no word', async () => {
    const slug = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const step = fc.record({ device: fc.nat({ max: 1 }), slug, note: fc.boolean() })
    const faults = fc.array(fc.constantFrom(undefined, undefined, 'before', 'after'), {
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(step, { maxLength: 12 }),
        faults,
        async (scheduler, steps, failures) => {
          const owner = makeMember()
          const left = [...failures]
          const remote = reach(
            owner,
            'lists',
            (work) => scheduler.schedule(work),
            () => left.shift() as 'before' | 'after' | undefined,
          )
          const devices = [openDevice(), openDevice()]
          const copies = devices.map((device) => device.logIn(remote))
          const noted = new Map<string, number>()
          const working = steps.map((done, index) =>
            scheduler.schedule(Promise.resolve(), `step ${index}`).then(() => {
              const { keeper } = devices[done.device] ?? devices[0] ?? openDevice()
              keeper.change(addCase(chosen(done.slug)))
              if (done.note) {
                noted.set(done.slug, index)
                const list = currentList(keeper.read().records)
                keeper.change(writeNote(list.id, done.slug, `書いた${index}`))
              }
              void copies[done.device]?.sync()
            }),
          )
          await scheduler.waitFor(Promise.all(working))
          left.length = 0
          // The first round may still meet the end of a request that fails.
          for (const copy of [...copies, ...copies, ...copies]) {
            await scheduler.waitFor(copy.refresh())
          }

          const [one, two] = devices.map(({ keeper }) => keeper.read().records)
          expect(one).toEqual(two)
          expect(devices[0]?.slugs().toSorted()).toEqual(
            [...new Set(steps.map((done) => done.slug))].toSorted(),
          )
          const notes = currentList(one ?? []).cases.filter(({ note }) => note !== '')
          expect(notes.map((kept) => kept.slug).toSorted()).toEqual([...noted.keys()].toSorted())
          expect(members.access.kept.count(owner).lists).toBe(steps.length > 0 ? 1 : 0)
        },
      ),
      { numRuns: propertyRuns },
    )
  })

  it('come to rest in one state after any steps, which is what both have merged', async () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 1 }), anyStep, fc.boolean()), { maxLength: 16 })
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const remote = reach(makeMember(), 'lists')
        const devices = [openDevice(), openDevice()]
        const copies = devices.map((device) => device.logIn(remote))
        for (const [device, change, isOnline] of given) {
          devices[device]?.keeper.change(toChange(change))
          if (isOnline) await copies[device]?.refresh()
        }
        const [first = [], second = []] = devices.map(({ keeper }) => keeper.read().records)
        for (const copy of [...copies, ...copies]) await copy.refresh()
        const [one, two] = devices.map(({ keeper }) => keeper.read().records)
        expect(one).toEqual(two)
        expect(one).toEqual(mergeLists(first, second))
        expect(copies.map((copy) => copy.isBehind())).toEqual([false, false])
      }),
      { numRuns: propertyRuns },
    )
  })

  it('do not bring back after weeks what was deleted on the other', async () => {
    const owner = makeMember()
    const remote = reach(owner, 'lists')
    const [office, home] = [openDevice(), openDevice()]
    const [atOffice, atHome] = [office, home].map((device) => device.logIn(remote))
    office.keeper.change(makeList('春の会', [{ ...chosen('a'), note: '' }]))
    office.keeper.change(makeList('秋の会', [chosen('b'), chosen('c')].map(withoutNote)))
    await atOffice?.refresh()
    await atHome?.refresh()

    const spring = office.keeper.read().records.find(({ name }) => name === '春の会')
    const autumn = office.keeper.read().records.find(({ name }) => name === '秋の会')
    office.keeper.change(removeList(spring?.id ?? ''))
    office.keeper.change(removeCase(autumn?.id ?? '', 'b'))
    await atOffice?.refresh()
    // Three weeks of work later, the browser itself remembers nothing of what is gone.
    const weeks = 21 * 24 * 60 * 60 * 1000
    office.keeper.change((lists, at) =>
      mergeLists(
        lists,
        lists.map((list) => ({ ...list, opened: at + weeks })),
      ),
    )
    expect(JSON.stringify(office.keeper.read().records)).not.toContain('春の会')
    await atOffice?.refresh()
    // That something is gone is known; what it was is not.
    const stored = members.access.kept.read(owner, 'lists')?.content
    expect(stored).toContain(spring?.id)
    expect(stored).not.toMatch(/春の会|"title":"[ab]"/)
    await atHome?.refresh()
    expect(listShown(home.keeper.read().records).map(({ name }) => name)).toEqual(['秋の会'])
    expect(home.slugs()).toEqual(['c'])
  })

  it('keep the changed lines of one plan, written on both', async () => {
    const owner = makeMember()
    const plans = [0, 1].map(() => {
      const local = makeStorage()
      const storage = makeSafe(() => local)
      const keeper = openKeeper(storage, keptPlans)
      const remote = reach(owner, 'plans')
      const copy = openServerCopy({ keeper, kind: keptPlans, remote, storage, show: () => {} })
      return { keeper, copy }
    })
    const content = {
      ...{ name: '秋', cases: [chosen('a')], request: usualKit, minutes: {}, lines: [] },
    }
    plans[0]?.keeper.change(makePlan('one', content))
    for (const { copy } of plans) await copy.refresh()
    const line = (key: string) => ({ key, from: '問い', to: `${key}を直した` })
    plans[0]?.keeper.change(changeLine('one', line('handout.1'), undefined))
    plans[1]?.keeper.change(changeLine('one', line('handout.2'), undefined))
    plans[1]?.keeper.change(renamePlan('one', '冬'))
    for (const { copy } of [...plans, ...plans]) await copy.refresh()
    for (const { keeper } of plans) {
      const [plan] = listPlans(keeper.read().records)
      expect(plan?.name).toBe('冬')
      expect(plan && linesIn(plan)).toEqual([line('handout.1'), line('handout.2')])
    }
  })
})

const withoutNote = <Case extends object>(each: Case): Case & { note: string } => ({
  ...each,
  note: '',
})

describe('one device of two members', () => {
  it('asks before it puts the lists of one to those of the other, and leaves both alone if told to', async () => {
    const [one, other] = [makeMember(), makeMember()]
    const { kept } = members.access
    const device = openDevice()
    device.keeper.change(addCase(chosen('a')))
    await device.logIn(reach(one, 'lists')).refresh()
    expect(kept.read(one, 'lists')?.content).toContain('"a"')

    const copy = device.logIn(reach(other, 'lists'))
    await copy.refresh()
    expect(device.states.at(-1)).toBe('foreign')
    device.keeper.change(addCase(chosen('b')))
    await copy.sync()
    expect(kept.read(other, 'lists')).toBeUndefined()
    await copy.stayApart()
    expect(device.states.at(-1)).toBe('apart')
    await device.logIn(reach(other, 'lists')).refresh()
    expect(device.states.at(-1)).toBe('apart')
    expect(kept.read(other, 'lists')).toBeUndefined()
    // The first comes back and is not asked.
    await device.logIn(reach(one, 'lists')).refresh()
    expect(kept.read(one, 'lists')?.content).toContain('"b"')

    await device.logIn(reach(other, 'lists')).join()
    expect(kept.read(other, 'lists')?.content).toContain('"b"')
    expect(device.slugs()).toEqual(['a', 'b'])
  })

  it('asks nothing where the browser is empty, and leaves alone what a later version has kept', async () => {
    const owner = makeMember()
    const device = openDevice()
    device.storage.write('kaizen-lists-owner', 'somebody')
    await device.logIn(reach(owner, 'lists')).refresh()
    expect(device.states).toEqual(['quiet'])
    expect(members.access.kept.read(owner, 'lists')).toBeUndefined()

    const later = '{"version":2,"shelves":{}}'
    members.access.kept.write(owner, 'lists', later, undefined)
    device.keeper.change(addCase(chosen('a')))
    await device.logIn(reach(owner, 'lists')).refresh()
    expect(device.states.at(-1)).toBe('unreadable')
    expect(members.access.kept.read(owner, 'lists')?.content).toBe(later)
    expect(device.slugs()).toEqual(['a'])
  })

  it('says what stands in the way, and has everything still', async () => {
    const owner = makeMember()
    const device = openDevice()
    let isOnline = false
    const copy = device.logIn(
      reach(owner, 'lists', undefined, () => (isOnline ? undefined : 'before')),
    )
    device.keeper.change(addCase(chosen('a')))
    await copy.sync()
    expect(device.states).toEqual(['waiting'])
    isOnline = true
    await copy.sync()
    expect(device.states.at(-1)).toBe('saved')
    members.access.kept.setKeeping(owner, false)
    device.keeper.change(addCase(chosen('b')))
    await copy.sync()
    expect(device.states.at(-1)).toBe('refused')
    expect(device.slugs()).toEqual(['a', 'b'])
  })
})
