/** What is wrong with asks beside their case and beside one another: they are to say what the case does not. */

import { normalizeText } from '../../text/normalize.ts'
import type { Case } from '../case.ts'
import { type Finding, quoteValue } from '../problems.ts'
import { collectPieces, cutPieces, findRuns, type Pieces } from './pieces.ts'

/** The asks of one case. */
export type CaseAsks = { found: Case; asks: readonly string[] }

/** A finding about one ask of one case. */
export type AskFinding = Omit<Finding, 'line' | 'column'> & { slug: string; index: number }

/** So many characters in a row are a phrase of the case, and no longer a word that anybody would use. */
const copied = 8
/** Of two asks so alike, one finds nothing that the other does not. */
const alike = 0.8
const pieceLength = 3
/** More than five asks, or one of 400, that begin with the same six characters are of one mould. */
const beginning = { length: 6, most: 5, share: 1 / 400 }

const field = '問いかけ'

/** Every finding of the checks below in the order of the files, or those about one case alone. */
export function checkAsks(all: readonly CaseAsks[], about?: string): AskFinding[] {
  const isWanted = (slug: string) => about === undefined || slug === about
  const wanted = all.filter(({ found }) => isWanted(found.slug))
  const own = wanted.flatMap(({ found, asks }) => {
    const pieces = collectPieces(listTexts(found).map(normalizeText), copied)
    const names = listNames(found)
    return asks.flatMap((ask, index) =>
      [findName(ask, names), findCopy(ask, pieces)].flatMap((finding) =>
        finding ? [{ slug: found.slug, index, field, ...finding }] : [],
      ),
    )
  })
  const moulds = findMoulds(all).filter(({ slug }) => isWanted(slug))
  return [...own, ...findAlike(all, isWanted), ...moulds]
}

/** What a reader of the case reads. */
function listTexts(found: Case): string[] {
  return [
    found.title,
    ...found.questions,
    ...found.keywords,
    ...found.summary,
    ...found.sections.flatMap(({ paragraphs }) => paragraphs),
  ]
}

/** The names by which only those who know the case would ask: its places, and what its title puts in brackets. */
function listNames({ title, municipalities }: Case): string[] {
  const inBrackets = [...title.matchAll(/「([^「」]{5,})」|『([^『』]{5,})』/g)]
  return [
    ...municipalities.map(({ name }) => name),
    ...inBrackets.map(([, single, double]) => single ?? double ?? ''),
  ]
}

/** Of the lists that stay the same objects, which is all but one while a case is written. */
const normalized = new WeakMap<readonly string[], string[]>()

function normalizeAsks(asks: readonly string[]): string[] {
  const known = normalized.get(asks) ?? asks.map(normalizeText)
  normalized.set(asks, known)
  return known
}

type Fault = Pick<Finding, 'got' | 'want' | 'example'>

function findName(ask: string, names: readonly string[]): Fault | undefined {
  const normal = normalizeText(ask)
  const name = names.find((one) => normal.includes(normalizeText(one)))
  if (name === undefined) return undefined
  const want = '事例を知らない人の言い方（事例の名・自治体の名を使わない）'
  return { got: `事例の名${quoteValue(name)}のある${quoteValue(ask)}`, want, example }
}

function findCopy(ask: string, pieces: Pieces): Fault | undefined {
  const normal = normalizeText(ask)
  const [run] = findRuns(normal, pieces)
  if (!run) return undefined
  const got = `事例の言葉${quoteValue(normal.slice(run.start, run.end))}のある${quoteValue(ask)}`
  return { got, want: `事例の文と${copied}字以上続けて同じにならない言い方`, example }
}

const example = '「窓口が混む日に、だれが何をすればよいか」'

type PlacedAsk = { slug: string; index: number; ask: string; pieces: ReadonlySet<string> }

/** Pairs of asks that are the same but for a little, of one case or of two: told of the later one. */
function findAlike(all: readonly CaseAsks[], isWanted: (slug: string) => boolean): AskFinding[] {
  const sought = new Set(
    all
      .filter(({ found }) => isWanted(found.slug))
      .flatMap(({ asks }) => normalizeAsks(asks).flatMap((ask) => cutPieces(ask, pieceLength))),
  )
  const owners = new Map<string, PlacedAsk[]>()
  const findings: AskFinding[] = []
  for (const { found, asks } of all) {
    const normal = normalizeAsks(asks)
    asks.forEach((ask, index) => {
      const pieces = new Set(cutPieces(normal[index] ?? '', pieceLength))
      const one = { slug: found.slug, index, ask, pieces }
      const other = isWanted(found.slug) ? findTwin(one, owners) : undefined
      if (other) findings.push(describeTwin(one, other))
      for (const piece of pieces) if (sought.has(piece)) addOwner(owners, piece, one)
    })
  }
  return findings
}

/** A piece that more asks have is in most sentences, and tells of no two that they are alike. */
const mostOwners = 300

function addOwner(owners: Map<string, PlacedAsk[]>, piece: string, one: PlacedAsk): void {
  const known = owners.get(piece)
  if (!known) owners.set(piece, [one])
  else if (known.length < mostOwners) known.push(one)
}

function findTwin(
  one: PlacedAsk,
  owners: ReadonlyMap<string, readonly PlacedAsk[]>,
): PlacedAsk | undefined {
  const shared = new Map<PlacedAsk, number>()
  for (const piece of one.pieces) {
    for (const other of owners.get(piece) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return [...shared].find(
    ([other, both]) => both / (one.pieces.size + other.pieces.size - both) >= alike,
  )?.[0]
}

function describeTwin(one: PlacedAsk, other: PlacedAsk): AskFinding {
  const owner = one.slug === other.slug ? '' : `（${other.slug}）`
  return {
    ...{ slug: one.slug, index: one.index, field, example },
    got: `${quoteValue(other.ask)}${owner}とほとんど同じ${quoteValue(one.ask)}`,
    want: 'ほかの事例にもこの事例にもない問いかけ',
  }
}

/** Beginnings that too many asks have, told once of each further one. */
function findMoulds(all: readonly CaseAsks[]): AskFinding[] {
  const total = all.reduce((sum, { asks }) => sum + asks.length, 0)
  const most = Math.max(beginning.most, total * beginning.share)
  const counts = new Map<string, number>()
  return all.flatMap(({ found, asks }) =>
    normalizeAsks(asks).flatMap((normal, index): AskFinding[] => {
      const start = [...normal].slice(0, beginning.length).join('')
      const count = (counts.get(start) ?? 0) + 1
      counts.set(start, count)
      if (count <= most) return []
      const got = `${count}個目の、${quoteValue(start)}で始まる問いかけ`
      return [
        {
          ...{ slug: found.slug, index, field, severity: 'warning', got, example },
          want: '事例ごとに違う書き出し',
        },
      ]
    }),
  )
}
