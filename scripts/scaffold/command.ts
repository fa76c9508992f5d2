/** The command line of `case:new`: what it was asked for, and what it answers. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CasesFolderError, loadCases } from '../../server/cases/load.ts'
import { slugPattern } from '../../server/cases/schema.ts'
import { loadAnalyzer } from '../../server/text/tokenize.ts'
import { draftCase } from './draft-case.ts'

const help = `新しい事例の下書きを作ります。
使い方: npm run case:new -- 自治体の名 "題" [--slug ファイル名] [--cases フォルダ]
例:     npm run case:new -- 福井市 "福井市「改善の日」 ― 月に一度、机を離れて話した"
自治体の名は「広島県府中市」のように県から書くこともできます。`

const longestTitle = 200
const longestSlug = 100

/** What is printed, and the exit code: 2 when the arguments cannot be used, 1 when nothing was written. */
export type Answer = { code: 0 | 1 | 2; text: string }

/** Writes the draft that the arguments ask for, and never over an existing file. */
export async function runNewCase(words: string[], load = loadAnalyzer): Promise<Answer> {
  const order = readOrder(words)
  if (typeof order === 'string') return { code: 2, text: `${order}\n\n${help}` }
  try {
    return await writeDraft(order, load)
  } catch (error) {
    if (error instanceof CasesFolderError) return { code: 1, text: error.message }
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const text =
      '同じ名の事例がすでにあります。何も書いていません。--slug で別の名を付けてください。'
    return { code: 1, text }
  }
}

type Order = { place: string; title: string; slug: string | undefined; folder: string }

/** The order, or the sentence that says what is wrong with it. */
function readOrder(words: string[]): Order | string {
  const parsed = parseWords(words)
  if (!parsed) return '知らない指定があります。'
  const { values, positionals } = parsed
  const [place = '', title = '', ...rest] = positionals.map((text) => text.trim())
  if (place === '') return '自治体の名と題がありません。'
  if (title === '') return '題がありません。'
  if (rest.length > 0) return '言葉が多すぎます。題は引用符で囲んでください。'
  if (title.length > longestTitle) return `題は${longestTitle}字以内にしてください。`
  if (values.slug !== undefined && !isSlug(values.slug)) {
    return '--slug には、半角の英小文字・数字を「-」でつないだ名を書いてください。'
  }
  return { place, title, slug: values.slug, folder: values.cases }
}

function parseWords(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: { slug: { type: 'string' }, cases: { type: 'string', default: 'cases' } },
    })
  } catch {
    return undefined
  }
}

function isSlug(text: string): boolean {
  return text.length <= longestSlug && new RegExp(slugPattern).test(text)
}

async function writeDraft(
  { place, title, slug, folder }: Order,
  load: typeof loadAnalyzer,
): Promise<Answer> {
  const [{ cases }, analyzer] = await Promise.all([loadCases(folder), load()])
  const draft = draftCase(place, title, cases, analyzer)
  const name = slug ?? draft.slug?.slice(0, longestSlug)
  if (name === undefined) {
    return { code: 2, text: `「${place}」の読みが分かりません。--slug で名を付けてください。` }
  }
  const file = join(folder, `${name}.md`)
  await writeFile(file, draft.text, { flag: 'wx' })
  const lines = [
    `下書きを作りました: ${file}`,
    ...(slug === undefined
      ? ['ファイル名は辞書の読みから付けました。読みが違うときは、公開の前に変えてください。']
      : []),
    '書き方は cases/README.md にあります。確かめるには npm run cases:check を使います。',
  ]
  return { code: 0, text: lines.join('\n') }
}
