import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSources } from '../../../server/desk/bring/source-notes.ts'
import { anyText, propertyRuns } from '../../support/any-text.ts'

describe('the words of a note as a source', () => {
  it.each([
    [
      '西尾市「判決について」（2021年4月1日）https://example.jp/a。',
      {
        title: '判決について',
        publisher: '西尾市',
        date: '2021-04-01',
        url: 'https://example.jp/a',
      },
    ],
    [
      '『自治体改善の手引き』総務省、令和3（2021）年3月',
      { title: '自治体改善の手引き', publisher: '総務省', date: '2021-03' },
    ],
    [
      '日刊新聞「「やらされ感」を超えて」２０１９年４月２日 http://example.jp/x?y=1（最終閲覧日：2024年5月1日）',
      {
        title: '「やらされ感」を超えて',
        publisher: '日刊新聞',
        date: '2019-04-02',
        url: 'http://example.jp/x?y=1',
      },
    ],
    [
      '“窓口のあゆみ”. 試験市. 2019-04. https://example.jp/1, (参照 2026-11-22).',
      { title: '窓口のあゆみ', publisher: '試験市', date: '2019-04', url: 'https://example.jp/1' },
    ],
    [
      '[手引き](https://example.jp/g) 総務省',
      { title: '手引き', publisher: '総務省', url: 'https://example.jp/g' },
    ],
    ['山田太郎「題」『雑誌』12号', { title: '題', publisher: '山田太郎　『雑誌』12号' }],
    ['西尾市議会会議録（2016年9月定例会）', { title: '西尾市議会会議録（2016年9月定例会）' }],
    ['https://example.jp/only', { title: '', url: 'https://example.jp/only' }],
  ])('%s', (note, source) => {
    expect(readSources(note)).toEqual([source])
  })

  it('with two addresses are two sources', () => {
    expect(readSources('甲「一」https://example.jp/1、乙「二」https://example.jp/2 など')).toEqual([
      { title: '一', publisher: '甲', url: 'https://example.jp/1' },
      { title: '二', publisher: '乙　など', url: 'https://example.jp/2' },
    ])
  })

  it('lose no word, whatever they are: what is no day, address or sign is in a title or publisher', () => {
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
    const words = fc.stringMatching(/^[あ-ん]{1,6}$/)
    const note = fc
      .array(
        fc.oneof(
          words,
          fc.constantFrom('「', '」', '『', '』', '、', '（', '）', '。', ' ', 'https://a.jp/1 '),
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(note, (text) => {
        const found = readSources(text).map(({ title, publisher = '' }) => [
          ...letters(title + publisher),
        ])
        const wanted = [...letters(text.replaceAll('https://a.jp/1', ''))]
        expect(found.flat().sort()).toEqual(wanted.sort())
      }),
      { numRuns: propertyRuns },
    )
    fc.assert(
      fc.property(anyText, (text) => void readSources(text)),
      { numRuns: propertyRuns },
    )
  })
})
