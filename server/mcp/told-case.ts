/** What an assistant is told of a case: whole sentences with the numbers of their sources, and the sources themselves. */

import type { CaseAnswer, Hit } from '../contract/api.ts'
import { caseAddress } from '../contract/citation.ts'
import {
  formatDate,
  formatOutcome,
  formatPeriod,
  formatPlaces,
  formatSize,
  splitLines,
} from '../contract/format.ts'
import { type Static, Type } from '../contract/shape.ts'
import { labelOf, scenes } from '../contract/vocabulary.ts'
import { unknown } from './material.ts'

/** The numbers are those of the sources of its case; without any a sentence bears no mark. */
export const SentenceShape = Type.Object({
  text: Type.String(),
  sources: Type.Array(Type.Integer()),
})

export const SourceShape = Type.Object({
  number: Type.Integer(),
  title: Type.String(),
  publisher: Type.String(),
  url: Type.String(),
  date: Type.String({ description: '分からなければ「不明」' }),
})

const headFields = {
  slug: Type.String(),
  resource: Type.String({ description: 'read_case と同じものを読む case:// のアドレス' }),
  address: Type.Optional(Type.String({ description: '人が読むページ' })),
  title: Type.String(),
  place: Type.String(),
  size: Type.String(),
  period: Type.String(),
  scenes: Type.Array(Type.String()),
  outcome: Type.String(),
  membersOnly: Type.Optional(Type.Literal(true)),
}

export const HeadShape = Type.Object(headFields)

/** A case with the sentences that answer, and the sources on which these rest. */
export const QuotedShape = Type.Object({
  ...headFields,
  summary: Type.Array(Type.String(), { description: '編集者の要約。引用には使わない' }),
  sentences: Type.Array(SentenceShape),
  sources: Type.Array(SourceShape),
})

export type ToldSentence = Static<typeof SentenceShape>
export type ToldSource = Static<typeof SourceShape>
export type Head = Static<typeof HeadShape>
export type Quoted = Static<typeof QuotedShape>

type Card = Pick<
  Hit,
  'slug' | 'title' | 'municipalities' | 'population' | 'period' | 'scenes' | 'outcome'
> & { summary: string; membersOnly?: true }

/** The head of a case; `origin` is how its reader calls this server, where there is one. */
export function tellHead(card: Card, origin: string | undefined): Head {
  return {
    slug: card.slug,
    resource: `case://${card.slug}`,
    ...(origin !== undefined && { address: caseAddress(card.slug, origin) }),
    title: card.title,
    place: formatPlaces(card.municipalities),
    size: formatSize(card),
    period: formatPeriod(card.period),
    scenes: card.scenes.map((id) => labelOf(scenes, id)),
    outcome: formatOutcome(card.outcome),
    ...(card.membersOnly && { membersOnly: true as const }),
  }
}

/** A case with sentences of it, each once, and their sources out of those of the case. */
export function tellQuoted(
  card: Card,
  sentences: readonly ToldSentence[],
  sources: CaseAnswer['sources'],
  origin: string | undefined,
): Quoted {
  const texts = new Map(sentences.map(({ text, sources: ids }) => [text, { text, sources: ids }]))
  const told = [...texts.values()]
  return {
    ...tellHead(card, origin),
    summary: splitLines(card.summary),
    sentences: told,
    sources: tellSources(sources, told),
  }
}

type Source = Pick<CaseAnswer['sources'][number], 'id' | 'title' | 'publisher' | 'url' | 'date'>

/** The sources that these sentences name. */
export function tellSources(
  sources: readonly Source[],
  sentences: readonly ToldSentence[],
): ToldSource[] {
  const named = new Set(sentences.flatMap(({ sources: ids }) => ids))
  return sources.filter(({ id }) => named.has(id)).map(tellSource)
}

function tellSource({ id, title, publisher, url, date }: Source): ToldSource {
  return {
    number: id,
    title,
    publisher,
    url,
    date: date === undefined ? unknown : formatDate(date),
  }
}

/** Sentences where something is known, and where nothing is the one that says so. */
export function orUnknown(sentences: readonly ToldSentence[]): ToldSentence[] {
  const known = sentences.map(({ text, sources }) => ({ text, sources }))
  return known.length > 0 ? known : [{ text: unknown, sources: [] }]
}

/** 待ち時間は平均で26分になった。［2］ */
export function writeSentence({ text, sources }: ToldSentence): string {
  return `${text}${sources.map((number) => `［${number}］`).join('')}`
}

/** ［2］ 窓口の待ち時間調査. 川瀬市. https://… （2018年） */
export function writeSource({ number, title, publisher, url, date }: ToldSource): string {
  return `［${number}］ ${title}. ${publisher}. ${url} （日付: ${date}）`
}

/** The lines that name a case. */
export function writeHead(head: Head): string[] {
  const mark = head.membersOnly ? '【会員限定】' : ''
  return [
    `■ ${mark}${head.title}`,
    `事例番号 ${head.slug}　${head.address ?? head.resource}`,
    `${head.place}（${head.size}）　${head.period}　${head.scenes.join('・')}　結末: ${head.outcome}`,
  ]
}

/** The same with the sentences that answer and their sources. */
export function writeQuoted(quoted: Quoted): string[] {
  return [
    ...writeHead(quoted),
    ...quoted.summary.map((line) => `要約: ${line}`),
    ...quoted.sentences.map((sentence) => `文: ${writeSentence(sentence)}`),
    ...quoted.sources.map((source) => `出典 ${writeSource(source)}`),
  ]
}

/** What is said in place of a case that is not there. */
export function writeMissing(slug: string): string {
  return `見つからない事例: ${slug}`
}
