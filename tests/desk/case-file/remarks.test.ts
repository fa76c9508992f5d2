import { describe, expect, test } from 'vitest'
import type { CaseDraft, CaseFiles } from '../../../server/contract/desk.ts'
import { readDraft } from '../../../server/desk/case-file/read-draft.ts'
import { writeDraft } from '../../../server/desk/case-file/write-draft.ts'

const files: CaseFiles = {
  body: `---
# 書きかけ
title: 空町の窓口  # 題は仮
collections:  # あてはまる特集
period: {from: 2012}  # 要確認
summary: |-  # 3行
  一行目
  二行目
keywords:
  # 固有の名
  - 窓口   # 表記ゆれ
  - 行列
note2: 編集部の覚え
sources:
  - id: 1
    title: 題  # 記事
---
前書き

## 背景
詰めて書いた文。
## 知らない節

残す文。

## 成果

- 一
- 二
`,
  facts: `slug: sora-town
notes: 覚え
background:
  - fact: 事実。
    src: [1]
    by: 山田
actors: [市長]
results:
  - fact: 一つ目
  - {other: 形の違うもの}
`,
  asks: '# 頭の覚え\n- "窓口が混む日に、どうするか"  # 一つ目\n- "行列 窓口 人が足りない"\n# 尾の覚え\n',
}

function draftOf(): CaseDraft {
  const { draft } = readDraft(files, 'sora-town')
  if (!draft) throw new Error('no draft')
  return draft
}

describe('what the draft has no place for', () => {
  test('is said with its file and line', () => {
    const reading = readDraft(files, 'sora-town')
    const notes = 'notes' in reading ? reading.notes : []
    expect(notes.map(({ file, kind, line, text }) => `${file}:${line} ${kind} ${text}`)).toEqual([
      'body:13 name note2',
      'body:18 stray-text 前書き',
      'body:22 stray-text ## 知らない節',
      ...['body:2 remark # 書きかけ', 'body:3 remark # 題は仮', 'body:4 remark # あてはまる特集'],
      ...['body:5 remark # 要確認', 'body:6 remark # 3行', 'body:10 remark # 固有の名'],
      ...['body:11 remark # 表記ゆれ', 'body:16 remark # 記事'],
      ...[
        'facts:2 name notes',
        'facts:6 name by',
        'facts:7 name actors',
        'facts:8 other-list results',
      ],
      ...['asks:1 remark # 頭の覚え', 'asks:2 remark # 一つ目', 'asks:4 remark # 尾の覚え'],
    ])
  })

  test('stays through edits of everything beside it', () => {
    const draft = draftOf()
    Object.assign(draft.fields, {
      ...{ title: '海町の窓口', collections: ['改善運動'], period: { from: 2013 } },
      ...{ summary: '一行目\n二行目を直す', keywords: ['窓口の列', '行列', '新しい語'] },
      sources: [{ id: 1, title: '別の題', publisher: '市' }],
    })
    draft.sections.background = '詰めて書いた別の文。'
    draft.sections.craft = '加えた節。'
    draft.facts[0] = { part: 'background', fact: '別の事実。', sources: [1, 2] }
    draft.asks[0] = '雨の日に、どうするか'
    const written = writeDraft(draft, files)
    expect(written).toMatchObject({ lostRemarks: [], problems: [] })
    expect(written.files?.body).toBe(`---
# 書きかけ
title: 海町の窓口  # 題は仮
collections: [改善運動]  # あてはまる特集
period: {from: 2013}  # 要確認
summary: |-  # 3行
  一行目
  二行目を直す
keywords:
  # 固有の名
  - 窓口の列   # 表記ゆれ
  - 行列
  - 新しい語
note2: 編集部の覚え
sources:
  - id: 1
    title: 別の題  # 記事
    publisher: 市
---
前書き

## 背景
詰めて書いた別の文。
## 知らない節

残す文。

## 成果

- 一
- 二

## 工夫

加えた節。
`)
    expect(written.files?.facts).toBe(
      files.facts?.replace('事実。', '別の事実。').replace('src: [1]', 'src: [1, 2]'),
    )
    expect(written.files?.asks).toBe(files.asks?.replace('窓口が混む日', '雨の日'))
  })

  test('goes only with the line it stands beside, and then it is said', () => {
    const draft = draftOf()
    draft.asks.shift()
    draft.fields['keywords'] = ['行列']
    const written = writeDraft(draft, files)
    expect('lostRemarks' in written && written.lostRemarks).toEqual([
      { file: 'asks', line: 2, text: '# 一つ目' },
      { file: 'body', line: 11, text: '# 表記ゆれ' },
    ])
    expect(written.files?.asks).toBe('# 頭の覚え\n- "行列 窓口 人が足りない"\n# 尾の覚え\n')
  })

  test('a list that holds other things than facts takes no facts', () => {
    const draft = draftOf()
    draft.facts.push({ part: 'actors', fact: '事実。', sources: [] })
    const { problems } = writeDraft(draft, files)
    expect(problems).toMatchObject([{ file: 'facts/sora-town.yaml', field: '事実' }])
  })
})

test('files that cannot be read make no draft, and are not written over', () => {
  const broken = { ...files, facts: 'a: [\n', asks: 'no list' }
  const reading = readDraft(broken, 'sora-town')
  expect(reading.draft).toBeUndefined()
  expect(reading.problems.map(({ file }) => file)).toEqual([
    'facts/sora-town.yaml',
    'asks/sora-town.yaml',
  ])
  const { files: written, problems } = writeDraft(draftOf(), broken)
  expect([written, problems.length]).toEqual([undefined, 2])
})
