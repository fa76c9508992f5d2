/** The chronicle of a case, made of its own sentences. */

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Event, listEvents, readMoments } from '../../server/cases/chronicle.ts'
import { parseCase } from '../../server/cases/parse.ts'
import { propertyRuns } from '../support/any-text.ts'
import { bend } from '../support/make-case.ts'

/** The events of a case, checked in November 2026, whose background is this text. */
function eventsOf(background: string): Event[] {
  const text = bend('待ち時間が長かった[^1]。', background)
  const { case: found } = parseCase({ name: 'shiken-city.md', slug: 'shiken-city', text })
  const events = found ? listEvents(found) : []
  return events.filter(({ section }) => section === 'background')
}

const textsOf = (background: string): string[] => eventsOf(background).map(({ text }) => text)

describe('a chronicle', () => {
  it('is in order of time: a fiscal year where it begins, a bare year before its months', () => {
    const background =
      '2016年4月に始めた[^1]。2015年度に決めた[^1]。2016年に広げた[^1]。2015年3月に話した[^1]。2015年4月1日に移した[^1]。'
    expect(textsOf(background)).toEqual([
      '2015年3月に話した。',
      '2015年度に決めた。',
      '2015年4月1日に移した。',
      '2016年に広げた。',
      '2016年4月に始めた。',
    ])
  })

  it('has whole sentences with their sources, each once', () => {
    const sentence = '2016（平成28）年4月、市は「はじめよう。」を合言葉に始めた'
    expect(eventsOf(`${sentence}[^1]。その後も続いた[^1]。${sentence}[^1]。`)).toEqual([
      { year: 2016, month: 4, text: `${sentence}。`, section: 'background', sources: [1] },
    ])
  })

  it.each([
    ['names no year', '市は始めた[^1]。'],
    ['names a decade', '1990年代に始まった[^1]。'],
    ['says what is not known', '2020年より後の経過は、確認できた資料にない。'],
    ['says where sources differ', '始まりを2010（平成22）年とする資料もある[^1]。'],
    ['says where a number comes from', 'これは2025年の報告が伝える数である[^1]。'],
    ['tells of a time to come', '2040年には約4万人と推計された[^1]。'],
    ['counts in thousands', '費用は2,016年分で12016年に及ぶ[^1]。'],
  ])('leaves out a sentence that %s', (_, background) => {
    expect(textsOf(background)).toEqual([])
  })

  it('passes over a year to come for one that has been', () => {
    const [event] = eventsOf('2030年までの計画を、2018（平成30）年3月に定めた[^1]。')
    expect(event).toMatchObject({ year: 2018, month: 3 })
  })
})

test.each([
  ['2016年', { year: 2016 }],
  ['2016（平成28）年', { year: 2016 }],
  ['2015（平成27）年度から2017（平成29）年度まで', { year: 2015, fiscal: true }],
  ['2019（令和元）年10月1日', { year: 2019, month: 10, day: 1 }],
  ['1990年代の終わり、1998（平成10）年に', { year: 1998 }],
  ['2019～2023年3月の新規出店', { year: 2019 }],
  ['1955（昭和30）年の6,265人から2013（平成25）年', { year: 1955 }],
])('%s begins at one moment', (sentence, moment) => {
  expect(readMoments(sentence)[0]).toEqual(moment)
})

test('whatever a sentence says, its moments are years that it writes', () => {
  const piece = fc.constantFrom(...'0129年度月日代（平成）〜～、から')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const sentence = pieces.join('')
      for (const { year } of readMoments(sentence)) expect(sentence).toContain(String(year))
    }),
    { numRuns: propertyRuns },
  )
})
