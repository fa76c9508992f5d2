import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../server/cases/check.ts'
import { findStumblingBlocks } from '../../server/cases/lint/style.ts'
import { bend } from '../support/make-case.ts'
import { makeCaseText, makeProse } from '../support/make-case-text.ts'
import { makeFolder } from '../support/make-folder.ts'

const list = (sentence: string) => findStumblingBlocks(makeCaseText(sentence, undefined))

describe('a sentence that stumbles is a warning', () => {
  test.each([
    ['市が選んだのは、跡地を買い取る道である[^1]。', '順の文'],
    ['始めたのは2011（平成23）年度からであった[^1][^2]。', '順の文'],
    ['2018年より後に運動がどうなったかは、分からない。', '年からは'],
    ['2016年度より後に続いたかは、分からない。', '年からは'],
    ['近年も活動を続けている[^1]。', '年'],
    ['書籍『自治体経営を変える改善運動』に載った[^1]。', '『地方が元気になる'],
  ])('%s', (sentence, want) => {
    const findings = list(sentence)
    expect(findings).toMatchObject([{ severity: 'warning', want: expect.stringContaining(want) }])
  })

  test.each([
    '市は、跡地を買い取る道を選んだ[^1]。',
    '「選んだのは職員である。」と市長は述べた[^1]。',
    '新しいものは、買い取った跡地である[^1]。',
    '3位に入るのは初めてである[^1]。',
    '気付くのは早かった[^1]。',
    '2018年からは、毎年開いた[^1]。',
    '2018年ごろからの近年は、毎年開いた[^1]。',
    '書籍『地方が元気になる 自治体経営を変える改善運動』に載った[^1]。',
  ])('%s does not', (sentence) => {
    expect(list(sentence)).toEqual([])
  })
})

test.each(['運動の教訓', 'やらされ感からの出直し'])('a title on %s tells no result', (end) => {
  const title = makeProse(`試験市の運動 ― ${end}`)
  const findings = findStumblingBlocks({ ...makeCaseText('', undefined), title })
  expect(findings).toMatchObject([{ severity: 'warning', field: '題' }])
})

test('the place is that of the sentence', async () => {
  const file = bend('待ち時間が長かった[^1]。', '列は長い[^1]。長かったのは朝の列である[^1]。')
  const { problems } = await checkFolder(await makeFolder({ 'x.md': file }))
  expect(problems).toMatchObject([{ severity: 'warning', field: '言い回し', line: 39, column: 10 }])
})
