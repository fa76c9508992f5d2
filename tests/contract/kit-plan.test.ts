import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Kit, kitMinutes, stepIds } from '../../server/contract/kit.ts'
import {
  changeMinutes,
  complainOfSum,
  planMinutes,
  setMinutes,
  startOf,
  sumMinutes,
} from '../../server/contract/kit-plan.ts'
import { makeKit, pickSets, readLines, sheetOf } from '../kit/make-kit.ts'

const changes = fc.dictionary(fc.constantFrom(...stepIds), fc.integer({ min: -5, max: 60 }))

function readTable(kit: Kit): { from: string; minutes: number }[] {
  const table = sheetOf(kit, 'facilitator')
    .pages.flat()
    .find((block) => block.kind === 'table' && block.id === 'timetable')
  if (table?.kind !== 'table') throw new Error('no timetable')
  return table.rows.map(({ cells }) => ({
    from: cells[0]?.line.text ?? '',
    minutes: Number(cells[1]?.line.text),
  }))
}

it.each(kitMinutes)('the steps of a session of %i minutes add up to it', (minutes) => {
  expect(sumMinutes(planMinutes(minutes))).toBe(minutes)
})

it.each(kitMinutes)(
  'whatever is changed in %i minutes, the sum is right or it is said',
  (total) => {
    fc.assert(
      fc.property(changes, (changed) => {
        const minutes = changeMinutes(total, changed)
        const sum = sumMinutes(minutes)
        if (sum === total) expect(complainOfSum(total, minutes)).toBeUndefined()
        else {
          expect(minutes.decide).toBe(5)
          expect(sum).toBeGreaterThan(total)
          expect(complainOfSum(total, minutes)).toBe(`合計が${sum}分です。減らす行を選んでください`)
        }
      }),
    )
  },
)

it('a change is taken up by 自分ならどうする until that would have less than five minutes', () => {
  expect(changeMinutes(60, { read: 15 }).decide).toBe(7)
  expect(changeMinutes(60, { read: 17 }).decide).toBe(5)
  expect(complainOfSum(60, changeMinutes(60, { read: 18 }))).toContain('合計が61分です')
  expect(changeMinutes(60, { reflect: 0 }).decide).toBe(15)
})

it('the printed table adds up, step after step, for every length and number of cases', () => {
  for (const total of kitMinutes) {
    for (const size of [1, 2, 3, 4]) {
      const [cases = []] = pickSets(size, 1)
      const rows = readTable(makeKit(cases, { minutes: total }))
      const steps = rows.slice(0, -1)
      expect(steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(total)
      expect(rows.at(-1)?.minutes).toBe(total)
      let at = 0
      for (const { from, minutes } of steps) {
        expect(from).toBe(`${at}–${at + minutes}`)
        at += minutes
      }
    }
  }
})

it('other minutes change the tables and leave every other line and all keys as they were', () => {
  const kit = makeKit(pickSets(2, 1)[0] ?? [])
  const minutes = changeMinutes(60, { read: 12, reflect: 4 })
  const changed = setMinutes(kit, minutes)
  expect(readTable(changed).at(-1)?.minutes).toBe(60)
  const supplies = readLines(sheetOf(changed, 'facilitator'))
  expect(supplies).toContain(`${startOf(minutes, 'reflect')}分`)
  const keys = (one: Kit) =>
    one.sheets.flatMap((sheet) => JSON.stringify(sheet.pages).match(/"key":"[^"]*"/g))
  expect(keys(changed)).toEqual(keys(kit))
  expect(new Set(keys(kit)).size).toBe(keys(kit).length)
  expect(changed.sheets.slice(1)).toEqual(kit.sheets.slice(1))
})
