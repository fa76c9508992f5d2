/** The parts of the writer's guide that are generated from the schema and the vocabulary, each between its two markers. */

import { askLimits, enoughAsks } from '../../server/cases/asks.ts'
import { isLenient } from '../../server/cases/field-kinds.ts'
import { frontMatterSchema } from '../../server/cases/schema.ts'
import { sectionGuidance } from '../../server/contract/section-guidance.ts'
import { isOptional, type Shape } from '../../server/contract/shape.ts'
import {
  barriers,
  collections,
  levels,
  outcomeStates,
  populationClasses,
  scenes,
  sections,
  sourceKinds,
  stages,
  type Term,
  themes,
} from '../../server/contract/vocabulary.ts'
import { writeTable } from '../text-table.ts'

const parts: Readonly<Record<string, () => string>> = {
  sections: writeSectionTable,
  fields: writeFieldTable,
  scenes: writeSceneTable,
  words: writeWordTable,
  asks: () => askRules.map((rule, index) => `${index + 1}. ${rule}`).join('\n'),
}

/** A guide without one of the markers cannot be kept up to date. */
export class GuideMarkerError extends Error {
  override readonly name = 'GuideMarkerError'

  constructor(part: string) {
    super(`「<!-- ${part} -->」から「<!-- /${part} -->」までの場所がありません。`)
  }
}

/** The guide with every generated part as the schema and the vocabulary now have it. */
export function fillGuide(guide: string): string {
  return Object.entries(parts).reduce(
    (text, [part, write]) => {
      const [open, close] = [`<!-- ${part} -->\n`, `\n<!-- /${part} -->`]
      const start = text.indexOf(open)
      const end = text.indexOf(close, start)
      if (start === -1 || end === -1) throw new GuideMarkerError(part)
      return `${text.slice(0, start + open.length)}\n${write()}\n${text.slice(end)}`
    },
    guide.replaceAll('\r\n', '\n'),
  )
}

/** What asks have to be, in the guide and in the file of a new case. */
export const askRules: readonly string[] = [
  'その事例の事実が本当に答える問いだけを書く。事例が「分からない」と書くことは尋ねない。',
  `${enoughAsks}個以上、${askLimits.most}個まで。一つは${askLimits.shortest}〜${askLimits.longest}字の一行。`,
  '自治体や取り組みの名、事例の文を使わない（8字以上続けて同じにしない）。',
  '話し言葉の困りごと、検索窓に打つ2〜5語、役所の言葉、うろ覚えの言い方、条件（規模・時期・費用・始めた人・失敗）、成果や数、やり方を混ぜる。',
  'ほかの事例と同じ問いかけ、同じ書き出しにしない。',
]

/** Every field in the order of the schema, the parts of a list's entry below it. */
function writeFieldTable(): string {
  const rows = Object.entries(frontMatterSchema.properties).flatMap(([name, field]) => [
    describeRow(name, field),
    ...listParts(name, field),
  ])
  return writeTable(['項目', '名', '要る', '書くこと', '例'], rows)
}

function listParts(name: string, field: Shape): string[][] {
  const { properties = {} } = field.items ?? field
  return Object.entries(properties).map(([part, partField]) =>
    describeRow(`${name}.${part}`, partField),
  )
}

function describeRow(name: string, field: Shape): string[] {
  const { title = '', description = '', examples = [] } = field
  const example = examples[0] === undefined ? '' : `\`${examples[0]}\``
  return [`\`${name}\``, title, describeNeed(field), description, example]
}

/** Without a lenient field a case is served all the same, with a warning. */
function describeNeed(field: Shape): string {
  if (!isOptional(field)) return '必ず'
  return isLenient(field) ? 'できるだけ' : 'あれば'
}

/** The 12 scenes as the grid they are, each with the word to write and its working name. */
function writeSceneTable(): string {
  const rows = levels.map((level) => [
    `**${level.label}**<br>${level.note}`,
    ...stages.map((stage) => {
      const scene = scenes.find((one) => one.stage === stage.id && one.level === level.id)
      return scene ? `${scene.mark} ${scene.name}<br>\`${scene.label}\`` : ''
    }),
  ])
  return writeTable(['', ...stages.map(({ label, note }) => `**${label}**<br>${note}`)], rows)
}

/** The words of the other closed fields. */
function writeWordTable(): string {
  const rows: [string, readonly Term[]][] = [
    ['populationClass', populationClasses],
    ['collections', collections],
    ['themes', themes],
    ['barriers', barriers],
    ['outcome.state', outcomeStates],
    ['sources.kind', sourceKinds],
  ]
  return writeTable(
    ['項目', '使える言葉'],
    rows.map(([name, terms]) => [`\`${name}\``, terms.map(({ label }) => label).join('、')]),
  )
}

/** What each section of the body is to tell. */
function writeSectionTable(): string {
  return writeTable(
    ['見出し', '書くこと'],
    sections.map(({ id, label }) => [`\`## ${label}\``, sectionGuidance[id]]),
  )
}
