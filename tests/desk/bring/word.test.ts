import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Footer,
  Header,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
  Document as WordDocument,
} from 'docx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Brought } from '../../../server/contract/brought.ts'
import { sections } from '../../../server/contract/vocabulary.ts'
import { bringWord } from '../../../server/desk/bring/bring.ts'
import { readMaterial } from '../../../server/desk/bring/read-material.ts'
import { composeCases } from '../../../server/exports/cases-paper.ts'
import { writeWord } from '../../../server/exports/word/write-word.ts'
import { referenceOptions, selectSmall, smallCases } from '../../exports/selections.ts'
import { propertyRuns } from '../../support/any-text.ts'
import {
  addPart,
  bold,
  changePart,
  endnote,
  footnote,
  heading,
  line,
  link,
  makeWord,
  readParts,
  table,
  title,
} from '../../support/make-word.ts'

function read(bytes: Uint8Array): Promise<Brought> {
  return readMaterial({ kind: 'word', bytes })
}

const ruling =
  '西尾市「増加費用の支払いをめぐる判決について」（2021年4月1日） https://example.jp/ruling/1'
const interview = '三河新聞「窓口を一つに」2019年3月'

const report = await makeWord([
  title('西尾市の窓口の見直し ― 待ち時間を半分にした'),
  table(
    ['自治体', '西尾市（愛知県）'],
    ['実施期間', '平成24年度〜令和2年度'],
    ['担当課', '市民課'],
    ['場面', '職場×改善、職場×革新、役所全体×改革'],
    ['キーワード', '総合窓口、待ち時間'],
    ['事業費', '300万円'],
  ),
  line('この文書は研修のために作った。'),
  heading(1, '1．経緯・背景'),
  line('窓口は', bold('三つの階'), 'に分かれていた', footnote(ruling), '。'),
  line('住民は同じ住所を何度も書いていた', footnote(ruling), footnote(interview), '。'),
  heading(1, '（２）取組の内容'),
  heading(2, '話し合い'),
  line('市民課は、月に一度の話し合いを始めた', endnote('係長への聞き取り（2023年8月）'), '。'),
  line('記録は', link('市のページ', 'https://example.jp/minutes'), 'にある。'),
  heading(1, '第3章 結果'),
  line('待ち時間は短くなった', footnote('同上'), '。'),
  table(['年', '分'], ['2012', '40'], ['2020', '20|以下']),
  heading(1, '工夫した点'),
  line('若手が司会をした。'),
  heading(1, '今後の課題'),
  line('担当者の異動で止まりかけた。'),
  heading(1, 'その後'),
  line('2024年も続いている。'),
  heading(1, '問い合わせ先'),
  line('市民課 0563-00-0000'),
  heading(1, '参考文献'),
  line(link('総合窓口の手引き', 'https://example.jp/guide'), '、総務省、2018年3月'),
])

describe('a report in Word', () => {
  it('becomes the draft of a case, with its notes as sources and marks where they were called', async () => {
    const { draft } = await bringWord(report)
    expect(draft.sections).toEqual({
      background:
        '窓口は**三つの階**に分かれていた[^1]。\n\n住民は同じ住所を何度も書いていた[^1][^2]。',
      actions:
        '### 話し合い\n\n市民課は、月に一度の話し合いを始めた[^3]。\n\n記録は[市のページ](https://example.jp/minutes)にある。',
      results:
        '待ち時間は短くなった[^3]。\n\n| 年 | 分 |\n| --- | --- |\n| 2012 | 40 |\n| 2020 | 20\\|以下 |',
      craft: '若手が司会をした。',
      trouble: '担当者の異動で止まりかけた。\n\n### その後\n\n2024年も続いている。',
    })
    expect(draft.fields).toEqual({
      title: '西尾市の窓口の見直し ― 待ち時間を半分にした',
      municipalities: [{ name: '西尾市', prefecture: '愛知県', code: '232131' }],
      period: { from: 2012, to: 2020 },
      department: '市民課',
      scenes: ['職場×改善', '職場×革新'],
      keywords: ['総合窓口', '待ち時間'],
      sources: [
        {
          id: 1,
          title: '増加費用の支払いをめぐる判決について',
          publisher: '西尾市',
          url: 'https://example.jp/ruling/1',
          date: '2021-04-01',
        },
        { id: 2, title: '窓口を一つに', publisher: '三河新聞', date: '2019-03' },
        { id: 3, title: '係長への聞き取り（2023年8月）' },
        {
          id: 4,
          title: '総合窓口の手引き',
          publisher: '総務省',
          url: 'https://example.jp/guide',
          date: '2018-03',
        },
      ],
    })
  })

  it('shows everything that has no place, with the reason', async () => {
    const { unplaced, notes } = await read(report)
    expect(unplaced).toEqual([
      { text: '役所全体×改革', why: expect.stringContaining('近いのは「役所全体×改善」') },
      { text: '事業費：300万円', why: '表の項目の名に覚えがない' },
      { text: 'この文書は研修のために作った。', why: '最初の節の見出しより前にある文' },
      {
        text: '### 問い合わせ先\n\n市民課 0563-00-0000',
        why: '見出し「問い合わせ先」は、五つの節のどれにもあたらない',
      },
    ])
    expect(notes).toEqual([expect.stringContaining('アドレスのない出典がある（番号 2、3）')])
  })

  it('is read where its headings are set by hand, and as a form with the sections in its rows', async () => {
    const byHand = await read(
      await makeWord([
        line('【背景】'),
        line('甲。'),
        line('■ 取組み'),
        line('乙。'),
        line('効果：'),
        line('丙。'),
      ]),
    )
    expect(byHand.draft.sections).toMatchObject({
      background: '甲。',
      actions: '乙。',
      results: '丙。',
    })
    const form = await read(
      await makeWord([
        table(
          ['事例名', '窓口の見直し'],
          ['団体名', '愛知県西尾市'],
          ['背景・目的', [line('甲', footnote(ruling), '。'), line('乙。')]],
          ['成果', '丙。'],
        ),
      ]),
    )
    expect(form.draft.sections).toMatchObject({ background: '甲[^1]。\n\n乙。', results: '丙。' })
    expect(form.draft.fields).toMatchObject({
      title: '窓口の見直し',
      municipalities: [{ name: '西尾市' }],
    })
    expect(form.unplaced).toEqual([])
  })

  it('without any of the five headings is shown whole, and says so', async () => {
    const { draft, unplaced, notes } = await read(
      await makeWord([
        line('甲。'),
        heading(1, '収支'),
        line('乙。'),
        heading(1, '目次'),
        line('丙。'),
      ]),
    )
    expect(draft.fields).toEqual({ title: '収支' })
    expect(unplaced.map(({ text }) => text)).toEqual(['甲。', '乙。', '### 目次', '丙。'])
    expect(notes).toEqual([expect.stringContaining('五つの節の見出しが一つも見つからない')])
  })

  it('keeps lists, and lets no sign of the writer become a mark, HTML or a heading', async () => {
    const { draft } = await read(
      await makeWord(
        [
          heading(1, '取り組み'),
          ...['甲', '乙'].map(
            (text) => new Paragraph({ text, numbering: { reference: 'n', level: 0 } }),
          ),
          new Paragraph({ text: '丙', bullet: { level: 1 } }),
          line('## 成果'),
          line('印[^1]と', bold('[^2]'), '、<b>値</b>、a<5'),
          line('前\t後\u0001'),
        ],
        {
          numbering: {
            config: [
              { reference: 'n', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] },
            ],
          },
        },
      ),
    )
    expect(draft.sections.actions).toBe(
      '1. 甲\n2. 乙\n   - 丙\n\n\\## 成果\n\n印［^1]と**［^2]**、\\<b>値\\</b>、a<5\n\n前　後',
    )
    expect(draft.fields).toEqual({})
  })

  it('gives back a case that this library has written', async () => {
    for (const found of smallCases.slice(0, 4)) {
      const file = await writeWord(composeCases(selectSmall(found.slug), referenceOptions))
      const { draft } = await read(file)
      const numbers = (draft.fields['sources'] as { id: number; url?: string }[]) ?? []
      const addressOf = (id: number) => numbers.find((source) => source.id === id)?.url
      for (const { id, label, paragraphs, sources } of found.sections) {
        const text = draft.sections[id]
        expect(text.replace(/\[\^[0-9]+\]/g, '').replace(/\*\*/g, ''), label).toContain(
          paragraphs[0],
        )
        const marked = new Set(
          [...text.matchAll(/\[\^([0-9]+)\]/g)].map(([, n]) => addressOf(Number(n))),
        )
        const wanted = sources.map((one) => found.sources.find((source) => source.id === one)?.url)
        expect([...marked].sort(), label).toEqual(wanted.sort())
      }
    }
    expect(sections).toHaveLength(5)
  })
})

const plain = await makeWord([heading(1, '背景'), line('甲。')])

describe('no word is dropped', () => {
  it('wherever it stands: each is in the draft or shown with a reason', async () => {
    const word = fc.stringMatching(/^[ぁ-ん]{4,8}$/)
    const name = fc.constantFrom(
      '背景',
      '成果',
      '課題',
      '参考文献',
      '予算',
      '担当課',
      '期間',
      '自治体',
      'その後',
    )
    const note = word.map((text) => line('ことば', footnote(text)))
    const block = fc.oneof(
      word.map((text) => line(text)),
      word.map((text) => new Paragraph({ text, bullet: { level: 1 } })),
      word.map((text) => title(text)),
      note,
      fc
        .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), fc.oneof(name, word))
        .map(([level, text]) => heading(level, text)),
      fc
        .array(fc.tuple(fc.oneof(name, word), word), { minLength: 1, maxLength: 3 })
        .map((rows) => table(...rows)),
      fc.tuple(word, word, word).map((row) => table(row, row)),
      fc.tuple(name, word).map(([label, text]) => line(`${label}：${text}`)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 12 }), async (blocks) => {
        const bytes = await makeWord(blocks)
        const said = JSON.stringify(await read(bytes))
        const words = [...readParts(bytes)]
          .filter(([part]) => /^word\/(?:document|footnotes)\.xml$/.test(part))
          .flatMap(
            ([, xml]) =>
              Buffer.from(xml)
                .toString('utf8')
                .match(/[ぁ-ん]{4,}/g) ?? [],
          )
        // The name of the section has found its place.
        expect(words.filter((each) => !said.includes(each))).toEqual([])
      }),
      { numRuns: Math.ceil(propertyRuns / 4) },
    )
  }, 60_000)
})

describe('what a Word file carries besides its words', () => {
  const relationship = (type: string, target: string) => (text: string) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    )
  const rels = 'word/_rels/document.xml.rels'

  it('is nothing to speak of in a plain one', async () => {
    expect(await read(plain)).toMatchObject({ unplaced: [], notes: [] })
  })

  it.each([
    ['マクロ', () => addPart(plain, 'word/vbaProject.bin', 'macro')],
    [
      '外のファイルへのつながりが1件',
      () =>
        changePart(plain, rels, relationship('attachedTemplate', 'https://evil.example/t.dotm')),
    ],
    [
      '外のファイルへのつながりが1件',
      () => changePart(plain, rels, relationship('image', '\\\\evil\\share\\x.png')),
    ],
    ['埋め込まれたファイル', () => addPart(plain, 'word/embeddings/oleObject1.bin', 'x')],
    ['グラフや図が1件', () => addPart(plain, 'word/charts/chart1.xml', '<c/>')],
  ])('is left alone, and said: %s', async (said, make) => {
    const { draft, notes } = await read(await make())
    expect(draft.sections.background).toBe('甲。')
    expect(notes).toEqual([expect.stringContaining(said)])
  })

  it('such as pictures, comments, deleted and struck-out words, headers: said or shown', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const document = new WordDocument({
      comments: { children: [{ id: 0, author: '甲', children: [line('直して')] }] },
      sections: [
        {
          headers: { default: new Header({ children: [line('取扱注意')] }) },
          footers: { default: new Footer({ children: [line('- 1 -')] }) },
          children: [
            heading(1, '背景'),
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun('残る文。'),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
                new DeletedTextRun({
                  id: 1,
                  author: '甲',
                  date: '2026-01-01T00:00:00Z',
                  text: '消えた文。',
                }),
                new TextRun({ text: '線の文。', strike: true }),
                new ImageRun({ type: 'png', data: pixel, transformation: { width: 1, height: 1 } }),
              ],
            }),
          ],
        },
      ],
    })
    const { draft, unplaced, notes } = await read(await Packer.toBuffer(document))
    expect(draft.sections.background).toBe('残る文。')
    expect(unplaced).toEqual([
      { text: '線の文。', why: '取り消し線の引かれた文' },
      { text: '取扱注意', why: 'ページの上か下の余白にある文' },
    ])
    expect(notes).toEqual([
      'コメントが1件ある。写していない。',
      '変更履歴で消された所が1か所ある。消された文は写していない。',
      '画像が1枚ある。写していない。',
    ])
  })

  it('such as furigana: the word stays, its reading goes', async () => {
    const ruby =
      '<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かいぜん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>改善</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>'
    const file = await changePart(plain, 'word/document.xml', (text) =>
      text.replace(/甲。(.*?)<\/w:p>/, `甲。$1${ruby}`),
    )
    expect((await read(file)).draft.sections.background).toBe('甲。改善')
  })
})
