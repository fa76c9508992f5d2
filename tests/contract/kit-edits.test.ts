import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyEdits,
  type KitEdits,
  noEdits,
  parseEdits,
  placeEdits,
} from '../../server/contract/kit-edits.ts'
import { caseOf, makeKit, readLines, sheetOf } from '../kit/make-kit.ts'
import { anyText } from '../support/any-text.ts'

const kitakami = caseOf('kitakami-city-ping-pong-pang')
const fukuoka = caseOf('fukuoka-city-dna-undo')
const yamagata = caseOf('yamagata-city-tohoku-om')
const kit = makeKit([kitakami, fukuoka])

function change(from: RegExp, to: string, source = kit): KitEdits['lines'][number] {
  const lines = source.sheets.flatMap(({ pages }) =>
    pages.flat().flatMap((block) => (block.kind === 'question' ? [block.line] : [])),
  )
  const line = lines.find(({ text }) => from.test(text))
  if (!line) throw new Error(`no question ${from}`)
  return { key: line.key, from: line.text, to }
}

const edited = (lines: KitEdits['lines'], minutes: KitEdits['minutes'] = {}) =>
  applyEdits(kit, { lines, minutes })

describe('a kit with what its reader changed', () => {
  it('has the new text and nothing else changed, and what was emptied is left out', () => {
    const lines = [change(/何年に始まりましたか/, '最初の年は。'), change(/動いた人や組織を/, '')]
    const handout = readLines(sheetOf(edited(lines), 'handout'))
    expect(handout).toContain('最初の年は。')
    expect(handout.join('\n')).not.toMatch(/何年に始まりましたか|動いた人や組織を/)
    expect(edited(lines).sheets.slice(2)).toEqual(edited([]).sheets.slice(2))
  })

  it('is laid out for other minutes, without the steps that are not held', () => {
    const lines = readLines(sheetOf(edited([], { own: 0, read: 14 }), 'facilitator')).join('\n')
    expect(lines).not.toContain('右の列に、わが市のことを書きます')
    expect(lines).toContain('合計')
  })

  it('is called by its changed heading, and a sheet is never without its name', () => {
    const line = { key: 'facilitator.0', from: kit.title, to: '秋の改善塾' }
    expect(edited([line]).title).toBe('秋の改善塾')
    expect(edited([{ ...line, to: '' }]).title).toBe(kit.title)
  })

  it('without changes says the same', () => {
    expect(applyEdits(kit, noEdits).sheets.map(readLines)).toEqual(kit.sheets.map(readLines))
  })
})

describe('with another case', () => {
  const swapped = makeKit([kitakami, yamagata])

  it('what was changed stays where its line still is, and is named where that is gone', () => {
    const stays = change(/業務改善.*なぜそれが要る/, 'なぜでしょう。')
    const goes = change(/^福岡市の取り組みは、このあと/, 'どうなった。')
    const { placed, lost } = placeEdits(swapped.sheets, [stays, goes])
    expect([...placed.values()]).toEqual([stays])
    expect(lost).toEqual([goes])
    expect(placeEdits(kit.sheets, [stays, goes]).lost).toEqual([])
  })

  it('a line that has moved on its sheet is found by its text', () => {
    const stays = change(/業務改善.*なぜそれが要る/, 'なぜでしょう。')
    const moved = { ...stays, key: 'handout.1' }
    expect([...placeEdits(kit.sheets, [moved]).placed.keys()]).toEqual([stays.key])
    expect(placeEdits(kit.sheets, [{ ...stays, key: 'sequel.1' }]).lost).toHaveLength(1)
  })
})

describe('edits from outside', () => {
  it('are read as they were written', () => {
    const edits = { lines: [{ key: 'handout.3', from: 'a', to: 'b' }], minutes: { read: 12 } }
    expect(parseEdits(JSON.parse(JSON.stringify(edits)))).toEqual(edits)
  })

  it('are text without controls, and nothing else is taken in', () => {
    const line = { key: 'handout.3', from: 'a', to: 'b\u202e\u0000c' }
    expect(parseEdits({ lines: [line], minutes: {} })?.lines[0]?.to).toBe('bc')
    for (const key of ['__proto__', 'handout', '<b>.1', 'a.b.c.d', 3]) {
      expect(parseEdits({ lines: [{ ...line, key }], minutes: {} })).toBeUndefined()
    }
    const many = Array.from({ length: 401 }, () => line)
    expect(parseEdits({ lines: many, minutes: {} })).toBeUndefined()
    const odd = { read: -1, facts: 1e9, why: '5', decide: null, unheard: 3 }
    expect(parseEdits({ lines: [], minutes: odd })).toEqual(noEdits)
  })

  it('never throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyText, (value, text) => {
        for (const given of [
          value,
          { lines: value, minutes: value },
          { lines: [text], minutes: {} },
        ])
          if (parseEdits(given)) applyEdits(kit, parseEdits(given) ?? noEdits)
      }),
      { numRuns: 50 },
    )
  })
})
