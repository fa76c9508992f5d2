import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../server/cases/check.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

/** What is said against the claims of a case with these fields, whose last section holds this text. */
async function check(fields: string, trouble: string) {
  const bent = bend('related: []\n', `${fields}\nrelated: []\n`)
  const file = bend('人手は足りないままだった[^1]。', trouble, bent)
  const { problems } = await checkFolder(await makeFolder({ 'x.md': file }))
  return problems.filter(({ field }) => /responses|now|outcome/.test(field))
}

const unknown = '反発に市がどう応えたかは、確認できた資料にない。'
const response = 'responses:\n  - {barrier: 縦割り, sentence: 市は各課を回って話した。}'

describe('a response', () => {
  test.each([
    '反発に市がどう応えたかは、確認できた資料にない。',
    '課長がどう対応したかは、分からない。',
    '職員の戸惑いに市がどのような手を打ったかは、確認できていない。',
  ])('is refused in a paragraph that says 「%s」', async (sentence) => {
    const problems = await check(response, `市は各課を回って話した[^1]。${sentence}`)
    expect(problems).toMatchObject([
      { severity: 'error', field: 'responses（1件目）sentence', line: 28 },
    ])
    expect(problems[0]?.got).toContain(sentence)
  })

  test.each([
    `市は各課を回って話した[^1]。\n\n${unknown}`,
    '市は各課を回って話した[^1]。かかった費用は、確認できた資料にない。',
    '市は各課を回って話した[^1]。市は、どう応えたかを公表した[^1]。',
  ])('stands: %s', async (text) => {
    expect(await check(response, text)).toEqual([])
  })
})

describe('the sentence on how it stands', () => {
  const now = (sentence: string) => `quotes: {now: ${sentence}}`

  test('is refused when the body tells of a later year', async () => {
    const problems = await check(
      now('2015年に勉強会が始まった。'),
      '2015年に勉強会が始まった[^1]。2018（平成30）年、市は担当課をなくした[^1]。',
    )
    expect(problems).toMatchObject([
      {
        severity: 'error',
        field: 'quotes・now',
        got: '2015年までの文「2015年に勉強会が始まった。」',
      },
    ])
    expect(problems[0]?.want).toContain('2018年の「2018（平成30）年、市は担当課をなくした。」')
  })

  test('is warned of where only the sentence before it names the year', async () => {
    const problems = await check(
      now('勉強会は続いた。'),
      '2015年に始まった[^1]。勉強会は続いた[^1]。\n\n2018年、市は担当課をなくした[^1]。',
    )
    expect(problems).toMatchObject([{ severity: 'warning', field: 'quotes・now' }])
  })

  test.each([
    ['2040年に利用者が増えると見込む', '2040年の見込み'],
    ['2020年までに全課へ広げる計画を立てた', '計画'],
    ['町は2026（令和8）年度の施行をめざす', '目標'],
    ['2019年の報告書は、この例を取り上げた', '出典の日付'],
    ['国は2020年にこの例を白書に載せた', '国の動き'],
    ['2019年には県の大賞を受けた', '賞'],
    ['2014年には窓口を増やした', '前の年'],
  ])('stands beside 「%s」 (%s)', async (sentence) => {
    const text = `勉強会は2015年も続いている[^1]。${sentence}[^1]。`
    expect(await check(now('勉強会は2015年も続いている。'), text)).toEqual([])
  })

  test.each([
    ['運動は2017年度も続いた。', '2018年3月に発表会を開いた'],
    ['運動は2012〜19年度に続いた。', '2019年に発表会を開いた'],
    ['2018年の新聞は、運動が続くと伝えた。', '2018年に発表会を開いた'],
    ['運動は続いている。', '2018年に発表会を開いた'],
  ])('%s stands beside 「%s」', async (sentence, event) => {
    const marked = sentence.replace('。', '[^1]。')
    expect(await check(now(sentence), `${marked}\n\n${event}[^1]。`)).toEqual([])
  })

  test('an outcome older than the body is a warning, by its own year too', async () => {
    const text = '運動は続いた[^1]。\n\n2018年、市は担当課をなくした[^1]。'
    const fields = (year: number) =>
      `outcome: {state: 続いている, year: ${year}, sentence: 運動は続いた。}`
    expect(await check(fields(2015), text)).toMatchObject([{ severity: 'warning' }])
    expect(await check(fields(2018), text)).toEqual([])
  })
})

test('a case without claims is left alone', async () => {
  const { problems } = await checkFolder(await makeFolder({ 'x.md': goodCase }))
  expect(problems).toEqual([])
})
