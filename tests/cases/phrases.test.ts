import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../server/cases/check.ts'
import { listCopies } from '../../server/cases/lint/phrases.ts'
import { propertyRuns } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'
import { bend } from '../support/make-case.ts'
import { makeCaseText } from '../support/make-case-text.ts'
import { makeFolder } from '../support/make-folder.ts'

/** The runs of at least 8 characters that a sentence has from these facts. */
function list(sentence: string, fact: string): string[] {
  const facts = { title: '題は人の言葉でない', background: [{ fact, src: [1] }] }
  const text = makeCaseText(sentence, facts, { keywords: ['まちなか図書館準備室'] })
  return listCopies(text, 8).map(({ got }) => /「(.*)」$/.exec(got)?.[1] ?? '')
}

/** Words of one alphabet, so that two texts share nothing by chance. */
const words = (letters: string) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 8, maxLength: 30 })
const ofFacts = words('あいうえおかきくけこ住民職員')
const own = words('さしすせそたちつてと仕事会議')

test('a sentence of the facts is found wherever the body has it', () => {
  fc.assert(
    fc.property(ofFacts, own, own, ofFacts, (copied, before, after, another) => {
      const runs = list(`${before}${copied}${after}[^1]。`, `${another}。${copied}、${another}`)
      expect(runs.join()).toContain(copied)
    }),
    { numRuns: propertyRuns },
  )
})

test('words of its own are none', () => {
  fc.assert(
    fc.property(ofFacts, own, (fact, sentence) => {
      expect(list(`${sentence}[^1]。`, fact)).toEqual([])
    }),
    { numRuns: propertyRuns },
  )
})

describe('names, numbers and quotations', () => {
  test.each([
    '「上から目線の態度を改める」',
    '『上から目線の態度を改める』',
    '2016年6月20日に1,200万円',
    'クリエイティブ・コモンズ',
    'まちなか図書館準備室',
    '岩手県の試験市',
    '待ち時間は、2割、3割',
  ])('%s is no copy', (words) => {
    expect(list(`市は${words}を得た[^1]。`, words)).toEqual([])
  })

  test('do not part the phrase that they stand in', () => {
    const fact = '窓口で3人の職員が手順を書き出した'
    expect(list(`市では、${fact}[^1]。`, fact)).toEqual([fact])
  })
})

test('what is unknown may be said in the words of the facts', () => {
  const fact = 'かかった職員の時間は、確認できた資料にない。'
  expect(list(fact, fact)).toEqual([])
})

test('what is copied is a warning at its place', async () => {
  const sentence = '長い列に並ぶ人を見た係長は、順番を待たずに済むやり方はないかと仲間に話した'
  const file = bend('待ち時間が長かった[^1]。', `昼である[^1]。${sentence}[^1]。`)
  const facts = `background:\n  - {fact: ${sentence}。, src: [1]}\nnotes: 2012年、2020年、平成24年\n`
  const { problems } = await checkFolder(await makeFolder({ 'x.md': file, 'facts/x.yaml': facts }))
  expect(problems).toMatchObject([{ severity: 'warning', field: '本文', line: 39, column: 10 }])
})

test.each(['、', '「', '1', 'あ', '試験市'])('%s for 256 KiB is compared at once', (piece) => {
  const text = piece.repeat(Math.ceil(87_000 / piece.length))
  expectCpuTimeBelow(2_000, () => list(text, text))
})
