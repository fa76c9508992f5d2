import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostKitCases, usualKit } from '../../server/contract/kit.ts'
import { most, type PlanContent } from '../../server/contract/plan-content.ts'
import { formatPlan, parsePlan } from '../../server/contract/shared-plan.ts'
import { openKeeper } from '../../web/lists/record-keeper.ts'
import { makeSafe } from '../../web/lists/safe-storage.ts'
import {
  changeLine,
  changeStep,
  dropLine,
  isFull,
  makePlan,
  redirectPlan,
  removePlan,
  renamePlan,
  resetPlan,
  restorePlan,
} from '../../web/plans/change-plans.ts'
import { type KeptPlan, linesIn, listPlans, mergePlans } from '../../web/plans/kept-plan.ts'
import { keptPlans } from '../../web/plans/plan-keeper.ts'
import { formatPlanLink, parsePlanLink } from '../../web/plans/shared-plan.ts'
import { anyText } from '../support/any-text.ts'

const edit = { key: 'handout.7', from: '問い', to: '直した問い' }
const content: PlanContent = {
  name: '秋の改善塾',
  cases: [
    { slug: 'a', title: '甲市の運動' },
    { slug: 'b', title: '乙町の窓口' },
  ],
  request: { ...usualKit, date: '2026-12-10', people: 9 },
  lines: [edit],
  minutes: { read: 12 },
}
const made = makePlan('one', content)([], 1)

/** The changes one after the other, each later than the one before. */
function walk(...changes: ((plans: readonly KeptPlan[], at: number) => KeptPlan[])[]): KeptPlan[] {
  return changes.reduce((plans, change, index) => change(plans, index + 2), made)
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

describe('a plan', () => {
  it('keeps its changed lines when its cases are others, and its name', () => {
    const cases = [content.cases[0] ?? { slug: '', title: '' }, { slug: 'c', title: '丙村' }]
    const [plan] = walk(
      renamePlan('one', '冬の会'),
      redirectPlan('one', { cases, request: usualKit }),
    )
    expect(plan).toMatchObject({ name: '冬の会', cases, request: usualKit })
    expect(plan && linesIn(plan)).toEqual([edit])
  })

  it('has a line once, whatever it was changed to, and not at all when it is as it was', () => {
    const moved = { key: 'handout.9', from: '問い', to: '三度めの問い' }
    const [plan] = walk(
      changeLine('one', { ...edit, to: '二度めの問い' }, edit),
      changeLine('one', moved, edit),
    )
    expect(plan && linesIn(plan)).toEqual([moved])
    const [back] = walk(changeLine('one', { ...edit, to: edit.from }, edit))
    expect(back && linesIn(back)).toEqual([])
    expect(walk(dropLine('one', edit)).flatMap(linesIn)).toEqual([])
  })

  it('can be set back, deleted, and brought back with its lines', () => {
    const [reset] = walk(changeStep('one', 'own', 5), resetPlan('one'))
    expect(reset).toMatchObject({ minutes: {}, name: content.name })
    expect(reset && linesIn(reset)).toEqual([])
    expect(listPlans(walk(removePlan('one')))).toEqual([])
    expect(walk(removePlan('one'), restorePlan('one')).flatMap(linesIn)).toEqual([edit])
  })

  it('changed in one tab and deleted in another is not lost', () => {
    const deleted = removePlan('one')(made, 2)
    expect(listPlans(changeLine('one', { ...edit, to: '新しい' }, edit)(deleted, 3))).toHaveLength(
      1,
    )
  })

  it('of two tabs has what either wrote last, whichever is merged first', () => {
    const one = changeLine('one', { ...edit, to: '甲' }, edit)(renamePlan('one', '甲')(made, 2), 3)
    const other = changeStep('one', 'read', 9)(made, 4)
    const merged = mergePlans(one, other)
    expect(mergePlans(other, one)).toEqual(merged)
    expect(merged[0]).toMatchObject({ minutes: { read: 9 } })
    expect(merged.flatMap(linesIn)).toEqual([{ ...edit, to: '甲' }])
  })

  it('is one of at most fifty', () => {
    const many = Array.from({ length: most.plans }, (_, index) => `p${index}`)
    const full = many.reduce((plans, id, at) => makePlan(id, content)(plans, at + 1), made.slice(1))
    expect(isFull(full)).toBe(true)
    expect(makePlan('more', content)(full, 99)).toHaveLength(most.plans)
  })
})

describe('the stored form', () => {
  it('gives back what was written, in a later visit and in another tab', () => {
    const storage = makeStorage()
    const keeper = openKeeper(
      makeSafe(() => storage),
      keptPlans,
    )
    keeper.change(makePlan('one', content))
    const later = openKeeper(
      makeSafe(() => storage),
      keptPlans,
    )
    expect(later.read().records).toEqual(keeper.read().records)
    later.change(changeLine('one', { ...edit, to: '別の' }, edit))
    keeper.refresh()
    expect(keeper.read().records.flatMap(linesIn)).toEqual([{ ...edit, to: '別の' }])
  })

  it('takes whatever else stands there for damaged or later, and never throws', () => {
    const good = keptPlans.format(made)
    const near = fc
      .tuple(fc.nat({ max: good.length }), anyText)
      .map(([at, text]) => good.slice(0, at) + text + good.slice(at + 1))
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json(), near), (text) => {
        expect(['good', 'damaged', 'newer']).toContain(keptPlans.parse(text).state)
      }),
    )
    expect(keptPlans.parse('{"version":2,"plans":[]}').state).toBe('newer')
    expect(keptPlans.parse(good.replace('"slug":"a"', '"slug":"../admin"')).state).toBe('damaged')
  })
})

describe('handed over', () => {
  it('a plan arrives by link and by file as it was', async () => {
    expect(parsePlan(formatPlan(content))).toEqual({ plan: content })
    const link = await formatPlanLink(content)
    expect(await parsePlanLink(`https://example.jp/plans${link}`)).toEqual({ plan: content })
    expect(link.length).toBeLessThan(600)
    expect(await parsePlanLink('https://example.jp/plans')).toBeUndefined()
  })

  it('one of an older version, without what came later, is read with what is usual', () => {
    const cases = [{ slug: 'a' }]
    const old = { kind: 'kaizen-plan', version: 0, name: '前の案', cases, request: { minutes: 45 } }
    expect(parsePlan(JSON.stringify(old))).toEqual({
      plan: {
        name: '前の案',
        cases: [{ slug: 'a', title: 'a' }],
        request: usualKit,
        lines: [],
        minutes: {},
      },
    })
  })

  it('anything else is refused, each by its reason', () => {
    const write = (change: object) =>
      JSON.stringify({ kind: 'kaizen-plan', version: 1, ...content, ...change })
    const forty = Array.from({ length: 40 }, (_, index) => ({ slug: `s${index}` }))
    expect(parsePlan('{"kind"')).toEqual({ fault: 'damaged' })
    expect(parsePlan('{"version":1,"name":"持ち寄り","cases":[]}')).toEqual({ fault: 'unlike' })
    expect(parsePlan(write({ version: 2 }))).toEqual({ fault: 'newer' })
    expect(parsePlan(write({ cases: forty }))).toEqual({ fault: 'crowded' })
    expect(parsePlan(write({ cases: [] }))).toEqual({ fault: 'damaged' })
    expect(parsePlan(write({ cases: [{ slug: '../x' }] }))).toEqual({ fault: 'damaged' })
    expect(parsePlan(write({ lines: [{ key: '<b>', from: '', to: '' }] }))).toEqual({
      fault: 'damaged',
    })
    expect(parsePlan('x'.repeat(1_000_001))).toEqual({ fault: 'large' })
    expect(mostKitCases).toBe(4)
  })

  it('never throws, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.json()), async (text) => {
        expect(parsePlan(text)).toBeDefined()
        expect(await parsePlanLink(`#plan=z${text}`)).toHaveProperty('fault')
      }),
    )
  })
})
