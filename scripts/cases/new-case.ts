/** `case:new` from its arguments to the draft: everything filled in that they and the other cases tell. */

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { enoughAsks } from '../../server/cases/asks.ts'
import type { Case } from '../../server/cases/case.ts'
import { asksFolder, codeOf } from '../../server/cases/folder.ts'
import { CasesFolderError, loadCases } from '../../server/cases/load.ts'
import { frontMatterSchema } from '../../server/cases/schema.ts'
import { sectionGuidance } from '../../server/contract/section-guidance.ts'
import { isOptional, type Shape } from '../../server/contract/shape.ts'
import { isSlug, longestSlug, sections } from '../../server/contract/vocabulary.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { askRules } from './fill-guide.ts'
import { describeMunicipality, type NewMunicipality, proposeSlug } from './new-case-place.ts'

const help = `新しい事例の下書きを作ります。
使い方: npm run case:new -- 自治体の名 "題" [--slug ファイル名] [--cases フォルダ]
例:     npm run case:new -- 福井市 "福井市「改善の日」 ― 月に一度、机を離れて話した"
自治体の名は「広島県府中市」のように県から書くこともできます。`

const longestTitle = 200

/** What is printed, and the exit code: 2 when the arguments cannot be used, 1 when nothing was written. */
type Answer = { code: 0 | 1 | 2; text: string }

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
  const asksFile = join(folder, asksFolder, `${name}.yaml`)
  const lines = [
    `下書きを作りました: ${file}`,
    (await writeAsks(asksFile))
      ? `問いかけの場所を作りました: ${asksFile}（事例ができたら、${enoughAsks}個以上書きます）`
      : `問いかけはそのままにしました: ${asksFile}`,
    ...(slug === undefined
      ? ['ファイル名は辞書の読みから付けました。読みが違うときは、公開の前に変えてください。']
      : []),
    '書き方は cases/README.md にあります。確かめるには npm run cases:check を使います。',
  ]
  return { code: 0, text: lines.join('\n') }
}

/** Writes the place for the asks; false where there are some already. */
async function writeAsks(file: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(file, draftAsks(), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** A file of asks with the rules and none yet: they are written when the case is. */
function draftAsks(): string {
  return [
    '# この事例が答えになる問いかけ。探すためだけに使い、事実としては出さない。',
    '# 決まりは cases/README.md の「問いかけ」にある。',
    ...askRules.map((rule) => `# ・${rule}`),
    '# 下の行の「# 」を消して書く。',
    '# - "窓口が混む日に、だれが何をすればよいか"',
    '',
  ].join('\n')
}

/** The slug is absent where the reading of the place is not known. */
type NewCase = { slug: string | undefined; text: string }

/** A draft with everything filled in that the arguments and the other cases tell. */
export function draftCase(
  place: string,
  title: string,
  cases: readonly Case[],
  analyzer: Analyzer,
): NewCase {
  const municipality = describeMunicipality(tidy(place), cases)
  const plainTitle = tidy(title)
  return {
    slug: proposeSlug(municipality, plainTitle, analyzer),
    text: `---\n${writeHead(plainTitle, municipality)}---\n${writeSections()}`,
  }
}

/** One line in composed characters, as the schema wants it. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** Longer word lists are looked up in the guide. */
const mostWordsShown = 7

/** The front matter, without the lines of dashes. */
function writeHead(title: string, municipality: NewMunicipality): string {
  const known: Readonly<Record<string, string | undefined>> = {
    '/title': title,
    '/municipalities/name': municipality.name,
    '/municipalities/prefecture': municipality.prefecture,
    '/municipalities/code': municipality.code,
    '/populationClass': municipality.population,
    '/sources/id': '1',
    '/visibility': 'public',
    '/status': 'draft',
  }
  return Object.entries(frontMatterSchema.properties)
    .map(([name, field]) => writeField(name, field, known))
    .join('')
}

function writeField(
  name: string,
  field: Shape,
  known: Readonly<Record<string, string | undefined>>,
): string {
  const { properties } = field.items ?? field
  if (properties && !isOptional(field)) {
    const children = Object.entries(properties).map(([child, childField]) =>
      writeChild(child, childField, known[`/${name}/${child}`]),
    )
    const entry = field.items ? indentEntry(children) : children
    return `# ${field.title}: ${field.description}\n${name}:\n${entry.join('')}`
  }
  const value = known[`/${name}`]
  const sign = isOptional(field) && !canBeEmpty(field) ? '# ' : ''
  return `# ${describeField(field, value)}\n${sign}${name}:${writeValue(field, value)}\n`
}

/** A list may stand there with nothing in it yet, and so may parts of which none is needed; others are comments. */
function canBeEmpty({ items, properties }: Shape): boolean {
  if (items) return true
  return properties !== undefined && Object.values(properties).every(isOptional)
}

/** A field of a list's entry; what may be left out is a comment until it is known. */
function writeChild(name: string, field: Shape, value: string | undefined): string {
  const guidance = `  # ${describeField(field, value)}`
  if (value === undefined && isOptional(field)) return `  # ${name}:${guidance}\n`
  return `  ${name}:${writeValue(field, value)}${guidance}\n`
}

function indentEntry(lines: string[]): string[] {
  return lines.map((line, index) => (index === 0 ? `  - ${line.trimStart()}` : `  ${line}`))
}

function writeValue(field: Shape, value: string | undefined): string {
  if (field.items) return ' []'
  if (field.properties) return ' {}'
  if (value === undefined) return field === frontMatterSchema.properties.summary ? ' |-' : ''
  if (field.type === 'integer') return ` ${value}`
  return ` ${stringify(value, { lineWidth: 0 }).trimEnd()}`
}

function describeField(field: Shape, value: string | undefined): string {
  const { title = '', description = '', examples = [] } = field
  const { enum: words = [] } = field.items ?? field
  if (value !== undefined) return `${title}: ${description}`
  const example = examples[0] === undefined ? '' : `（例 ${examples[0]}）`
  return `${title}: ${description}${describeWords(words) || example}`
}

function describeWords(words: readonly string[]): string {
  if (words.length === 0 || /^[a-z]/.test(words[0] ?? '')) return ''
  if (words.length <= mostWordsShown) return `（${words.join('・')}）`
  return '（言葉は cases/README.md の表から）'
}

/**
 * The five sections of a new case: each begins as an honest statement of what is not yet known, which guides the writer
 * and would still be true if it were left as it is.
 */
function writeSections(): string {
  return sections
    .map(({ id, label }) => `\n## ${label}\n\n${sectionGuidance[id]}は、確認できていない。\n`)
    .join('')
}
