import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../../server/cases/front-matter.ts'
import { sections } from '../../../server/contract/vocabulary.ts'
import { bringMarkdown } from '../../../server/desk/bring/bring.ts'
import { readMarkdown } from '../../../server/desk/bring/read-markdown.ts'
import { listSlugs } from './shipped-slugs.ts'

describe('a Markdown file of this library', () => {
  it('is the draft as it is: every field, and every section word for word', async () => {
    for (const slug of await listSlugs()) {
      const text = await readFile(`cases/${slug}.md`, 'utf8')
      const { draft, unplaced, notes } = readMarkdown(text)
      expect([unplaced, notes], slug).toEqual([[], []])
      const { frontMatter } = readFrontMatter(text)
      expect(draft.fields, slug).toEqual(frontMatter?.data)
      const body = sections.map(({ id, label }) => `## ${label}\n\n${draft.sections[id]}`)
      expect(body.join('\n\n'), slug).toBe(frontMatter?.body.trim())
    }
  })

  it('shows fields and headings that no case has, and values of another form', async () => {
    const { draft, unplaced } = await bringMarkdown(
      '---\ntitle: 題\nauthor: 甲\nperiod: 2012年\nsources: []\n---\n前の文\n\n## 背景\n\n甲。\n\n## 収支\n\n乙。\n',
    )
    expect(draft.fields).toEqual({ title: '題', sources: [] })
    expect(draft.sections.background).toBe('甲。')
    expect(unplaced).toEqual([
      { text: 'author: 甲', why: '事例の項目にない名' },
      { text: 'period: 2012年', why: '項目の形に合わない値' },
      { text: '前の文', why: '最初の節の見出しより前にある文' },
      { text: '## 収支\n\n乙。', why: '五つの節にない見出し' },
    ])
  })

  it('with a head that is no YAML is shown with the reason, and its text is placed', () => {
    const { draft, unplaced } = readMarkdown('---\ntitle: [甲\n---\n\n## 背景\n\n甲。')
    expect(draft.sections.background).toBe('甲。')
    expect(unplaced).toEqual([
      {
        text: '---\ntitle: [甲\n---',
        why: expect.stringContaining('項目の欄を読めない（ファイル:'),
      },
    ])
  })
})

describe('any other Markdown file', () => {
  const text = `# 西尾市の窓口の見直し

| 項目 | 内容 |
| --- | --- |
| 自治体 | 西尾市 |
| 担当課 | 市民課 |

期間：2012年〜2020年

## 1. 経緯

窓口は三つの階に分かれていた[^判決]。**同じ住所**を書いた[^2]。![図](a.png)

## 取組

- 甲
  - 乙

\`\`\`
## 成果
\`\`\`

## 展望

続いている[^3]。

## 出典

- [総合窓口の手引き](https://example.jp/guide) 総務省、2018年3月
- 三河新聞「窓口」2019年 https://example.jp/news （2024年5月1日閲覧）

[^判決]: 西尾市「判決」2021年4月1日 https://example.jp/ruling
[^2]: 三河新聞「窓口」2019年
    https://example.jp/news
[^9]: だれも呼ばない注
`

  it('is placed by its headings, with definitions and lists of links as sources', async () => {
    const { draft, unplaced, notes } = await bringMarkdown(text)
    expect(draft.fields).toEqual({
      title: '西尾市の窓口の見直し',
      municipalities: [{ name: '西尾市', prefecture: '愛知県', code: '232131' }],
      department: '市民課',
      period: { from: 2012, to: 2020 },
      sources: [
        {
          id: 1,
          title: '判決',
          publisher: '西尾市',
          url: 'https://example.jp/ruling',
          date: '2021-04-01',
        },
        {
          id: 2,
          title: '窓口',
          publisher: '三河新聞',
          url: 'https://example.jp/news',
          date: '2019',
        },
        {
          id: 3,
          title: '総合窓口の手引き',
          publisher: '総務省',
          url: 'https://example.jp/guide',
          date: '2018-03',
        },
      ],
    })
    expect(draft.sections).toEqual({
      background: '窓口は三つの階に分かれていた[^1]。**同じ住所**を書いた[^2]。',
      actions: '- 甲\n  - 乙\n\n```\n## 成果\n```',
      results: '',
      craft: '',
      trouble: '続いている［^3］。',
    })
    expect(unplaced).toEqual([
      { text: '項目：内容', why: '表の項目の名に覚えがない' },
      { text: 'だれも呼ばない注', why: '本文のどこからも呼ばれていない脚注' },
    ])
    expect(notes).toEqual([
      '画像が1枚ある。写していない。',
      '出典の見つからない印が1個ある。［^3］ のように全角で残した。',
    ])
  })
})
