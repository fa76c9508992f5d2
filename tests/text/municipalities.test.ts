import { describe, expect, test } from 'vitest'
import { listMunicipalities } from '../../server/text/municipalities.ts'

const all = listMunicipalities()

describe('the table of municipalities', () => {
  test('has each of the 1,741 once, by its code', () => {
    expect(all).toHaveLength(1741)
    expect(new Set(all.map(({ code }) => code)).size).toBe(1741)
  })

  test('has a code, a prefecture, a name with its kind, and a reading in hiragana for each', () => {
    const wrong = all.filter(
      ({ code, prefecture, name, kana }) =>
        !/^\d{6}$/.test(code) ||
        !/[都道府県]$/.test(prefecture) ||
        !/[市区町村]$/.test(name) ||
        !/^[ぁ-ゖー]+(?:し|く|ちょう|まち|むら|そん)$/.test(kana),
    )
    expect(wrong).toEqual([])
  })

  test('counts the people of the census: 126 million together', () => {
    const total = all.reduce((sum, { population }) => sum + (population ?? 0), 0)
    expect(total).toBeGreaterThan(125_000_000)
    expect(total).toBeLessThan(127_000_000)
    expect(all.filter(({ population }) => population !== undefined && !(population > 0))).toEqual(
      [],
    )
  })
})
