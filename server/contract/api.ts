/**
 * Everything that crosses the HTTP border, as schemas; Fastify validates and serialises by them, and the
 * types of server and page are derived from them. The shapes are fixed (DESIGN): add, never rename.
 */

import { type Static, Type } from './shape.ts'
import { SourcingShape } from './sourcing.ts'
import type { EvidenceId, FacetId, FitId, SortId } from './vocabulary.ts'

const Ids = Type.Array(Type.String())

export const MunicipalityShape = Type.Object({
  name: Type.String(),
  prefecture: Type.String(),
  code: Type.Optional(Type.String()),
  /** People at the census of 2020; none for bodies that are neither municipality nor prefecture. */
  population: Type.Optional(Type.Integer()),
})

const PeriodShape = Type.Object({
  from: Type.Integer(),
  to: Type.Optional(Type.Integer()),
})

/** A piece of an excerpt: `hit` marks a matching word, `near` a sentence close in meaning. Text, never HTML. */
const SegmentShape = Type.Object({
  text: Type.String(),
  hit: Type.Boolean(),
  near: Type.Optional(Type.Boolean()),
})

/** Why a case was found; `words` are the words of the case (or of the query) that show it. */
const ReasonShape = Type.Object({
  kind: Type.Union([
    Type.Literal('word'),
    Type.Literal('reading'),
    Type.Literal('synonym'),
    Type.Literal('related'),
    Type.Literal('part'),
    Type.Literal('question'),
    Type.Literal('ask'),
    Type.Literal('meaning'),
  ]),
  label: Type.String(),
  words: Type.Array(Type.String()),
})

const outcomeFields = { state: Type.String(), year: Type.Optional(Type.Integer()) }

/** Stands with a case that only members may read; on all others it is absent. */
export const membersOnlyField = { membersOnly: Type.Optional(Type.Literal(true)) }

/** What every list of cases shows of one. Vocabulary words are ids; the summary has three lines. */
export const cardFields = {
  slug: Type.String(),
  title: Type.String(),
  municipalities: Type.Array(MunicipalityShape),
  population: Type.String(),
  period: PeriodShape,
  scenes: Ids,
  themes: Ids,
  collections: Ids,
  summary: Type.String(),
  /** What became of it, an id of `outcomeStates`, and the year for which that is known. */
  outcome: Type.Object(outcomeFields),
  ...membersOnlyField,
}

const HitShape = Type.Object({
  ...cardFields,
  score: Type.Number(),
  match: Type.Union([Type.Literal('words'), Type.Literal('meaning'), Type.Literal('both')]),
  /** Whether it fits the words, or has only a part of them. */
  fit: Type.Union([Type.Literal('good'), Type.Literal('part')]),
  reasons: Type.Array(ReasonShape),
  /** `section` is a section id, or `summary` where no passage of the body answers. */
  snippet: Type.Object({ section: Type.String(), segments: Type.Array(SegmentShape) }),
})

export const FacetValueShape = Type.Object({
  value: Type.String(),
  label: Type.String(),
  count: Type.Integer(),
})

/** How many cases ran in each year, `first` and the ones after it; empty where there are no cases. */
export const YearCountsShape = Type.Object({
  first: Type.Integer(),
  counts: Type.Array(Type.Integer()),
})

/** A condition read out of the query, ready to be made a filter, and what it did to this list. */
const UnderstoodShape = Type.Object({
  facet: Type.String(),
  /** The first of `values`; with the facet it names the condition in `ignore=facet:value`. */
  value: Type.String(),
  /** Values of the facet of which any will do: 人口10万人未満 is several bands. */
  values: Ids,
  label: Type.String(),
  /** The query says 「以外」: cases with the value stand lower, and as a filter each value gets a minus before it. */
  not: Type.Optional(Type.Literal(true)),
  /** How many cases of the list have the value, and how many of its first ten. */
  met: Type.Integer(),
  top: Type.Integer(),
  /** Whether all the cases that are wanted stand before all others. */
  leads: Type.Boolean(),
  /**
   * How many cases of the whole library have it; only of a barrier, a collection or a field, which are offered as lists
   * of their own.
   */
  held: Type.Optional(Type.Integer()),
  /** The reader does not mean it (`ignore`): it did nothing. */
  ignored: Type.Optional(Type.Literal(true)),
})

export const SearchAnswerShape = Type.Object({
  query: Type.Object({
    text: Type.String(),
    terms: Type.Array(Type.String()),
    /** What was searched instead, where no case writes the query but some case sounds like it. */
    corrected: Type.Optional(Type.String()),
    understood: Type.Optional(Type.Array(UnderstoodShape)),
  }),
  total: Type.Integer(),
  noAnswer: Type.Boolean(),
  weak: Type.Optional(Type.Boolean()),
  /** Only words were looked at, as asked for by `evidence=words`: what is near in meaning is not in the list, nor judged. */
  evidence: Type.Optional(Type.Literal('words')),
  degraded: Type.Optional(Type.Array(Type.String())),
  page: Type.Integer(),
  size: Type.Integer(),
  /** How many cases meet the conditions: those that fit the words, and those that have only a part of them. */
  fits: Type.Object({ good: Type.Integer(), part: Type.Integer() }),
  /** Which of them the list has; where `fit=good` was asked for and none fits, all. */
  fit: Type.Union([Type.Literal('good'), Type.Literal('all')]),
  /** How the cases of the whole list were found; the three add up to `total` for a query with text. */
  found: Type.Object({ words: Type.Integer(), meaning: Type.Integer(), both: Type.Integer() }),
  hits: Type.Array(HitShape),
  /**
   * Where nothing answers (`noAnswer`, on the first page): up to ten cases that come nearest and meet the reader's
   * conditions, the nearest first whatever the order. They may well not answer and are never counted: not in `total`,
   * `found`, `facets` or an export. Absent where nothing comes near.
   */
  near: Type.Optional(Type.Array(HitShape)),
  /**
   * True counts of every facet, each ignoring that facet's own choice; asking for a value by its facet's name shows
   * that many. `period` counts the cases that ran in some year of a decade (2010 stands for from=2010&to=2019).
   */
  facets: Type.Record(Type.Array(FacetValueShape)),
  /** The same cases as `facets.period`, by year. */
  years: YearCountsShape,
  /** The total without one of the conditions (`period` for the years), and without all; only where there are any. */
  without: Type.Optional(
    Type.Object({
      all: Type.Integer(),
      each: Type.Array(
        Type.Object({ facet: Type.String(), value: Type.String(), total: Type.Integer() }),
      ),
    }),
  ),
  /** Of one scene without words or other conditions: two cases that are of it before all else, those with most sources. */
  typical: Type.Optional(Type.Array(Type.Object(cardFields))),
  /** Where nothing answers: which terms no case has, and what there is to look for instead. */
  instead: Type.Optional(
    Type.Object({ unknown: Ids, cases: Type.Integer(), scenes: Type.Array(FacetValueShape) }),
  ),
  tookMs: Type.Number(),
})

const SimilarCaseShape = Type.Object({
  ...cardFields,
  /** Short Japanese reasons: 同じ壁, 同じ規模, 近い内容 … never empty. */
  reasons: Type.Array(Type.String()),
})

/** A whole sentence of a case, its section, and the sources it rests on. */
export const quoteFields = {
  text: Type.String(),
  section: Type.String(),
  sources: Type.Array(Type.Integer()),
}

export const CaseAnswerShape = Type.Object({
  ...cardFields,
  path: Type.Array(
    Type.Object({
      year: Type.Optional(Type.Integer()),
      scene: Type.String(),
      note: Type.String(),
    }),
  ),
  fields: Type.Array(Type.String()),
  actors: Type.Array(Type.String()),
  /** The office that can be asked today. */
  department: Type.Optional(Type.String()),
  /** Other bodies that took it over. */
  adopters: Type.Array(Type.String()),
  /** The same actors by the part they play, in Japanese. */
  roles: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      actors: Type.Array(Type.String()),
    }),
  ),
  barriers: Ids,
  /** What was done about each barrier; none where nothing is known. */
  walls: Type.Array(
    Type.Object({ barrier: Type.String(), responses: Type.Array(Type.Object(quoteFields)) }),
  ),
  /** What readers ask first; absent where nothing is known. */
  quotes: Type.Object({
    cost: Type.Optional(Type.Object(quoteFields)),
    staff: Type.Optional(Type.Object(quoteFields)),
    now: Type.Optional(Type.Object(quoteFields)),
  }),
  /** `quote` says what became of it; only `unknown` has none. */
  outcome: Type.Object({ ...outcomeFields, quote: Type.Optional(Type.Object(quoteFields)) }),
  /** What is known of its yen, an id of `moneyStates` or `unknown`, and the sentences that say it. */
  money: Type.Object({ state: Type.String(), quotes: Type.Array(Type.Object(quoteFields)) }),
  /** The sentences that name a moment, in order of time. */
  years: Type.Array(
    Type.Object({
      year: Type.Integer(),
      month: Type.Optional(Type.Integer()),
      day: Type.Optional(Type.Integer()),
      fiscal: Type.Optional(Type.Boolean()),
      ...quoteFields,
    }),
  ),
  /** Changes and the last check, the newest first. */
  history: Type.Array(Type.Object({ date: Type.String(), note: Type.String() })),
  /** The case as an entry of a reference list (SIST 02), read on the day of this answer. */
  citation: Type.String(),
  keywords: Type.Array(Type.String()),
  questions: Type.Array(Type.String()),
  /** What is not known, as noun phrases: what the text says so of, then what the case lists besides. */
  unknown: Type.Array(Type.String()),
  confidence: Type.String(),
  /** On what it rests, in numbers. */
  sourcing: SourcingShape,
  checked: Type.String(),
  sections: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      /** Sanitised on the server, the one place where the page inserts HTML. */
      html: Type.String(),
      sources: Type.Array(Type.Integer()),
    }),
  ),
  sources: Type.Array(
    Type.Object({
      id: Type.Integer(),
      title: Type.String(),
      publisher: Type.String(),
      url: Type.String(),
      date: Type.Optional(Type.String()),
      author: Type.Optional(Type.String()),
      yomi: Type.Optional(Type.String()),
      /** Whose words it holds, an id of `sourceKinds`. */
      kind: Type.Optional(Type.String()),
    }),
  ),
  related: Type.Array(
    Type.Object({ slug: Type.String(), title: Type.String(), ...membersOnlyField }),
  ),
  similar: Type.Array(SimilarCaseShape),
})

/** Cases as lists show them, in the order asked for. */
export const CardsAnswerShape = Type.Object({
  /** `asked` is the name it was asked for by, which is an old one where the case has moved. */
  cards: Type.Array(Type.Object({ asked: Type.String(), ...cardFields })),
  /** Names of no case that readers may see: never one, or withdrawn. */
  missing: Type.Array(Type.String()),
})

/** Cases side by side: a row for each thing compared, a cell of it for each case. */
export const ComparisonAnswerShape = Type.Object({
  cases: Type.Array(
    Type.Object({
      slug: Type.String(),
      title: Type.String(),
      municipalities: Type.Array(MunicipalityShape),
      scenes: Ids,
      ...membersOnlyField,
      /** The sources that its cells rest on. */
      sources: Type.Array(
        Type.Object({
          id: Type.Integer(),
          title: Type.String(),
          publisher: Type.String(),
          url: Type.String(),
          date: Type.Optional(Type.String()),
        }),
      ),
    }),
  ),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      cells: Type.Array(
        Type.Object({
          /** Whole sentences with the numbers of the case's sources; none where nothing is known. */
          sentences: Type.Array(
            Type.Object({ text: Type.String(), sources: Type.Array(Type.Integer()) }),
          ),
          /** To be written in by hand. */
          blank: Type.Optional(Type.Boolean()),
        }),
      ),
    }),
  ),
  /** The rows for which one printed page has no room, by their labels. */
  leftOut: Type.Array(Type.String()),
  /** Names of no case that readers may see: never one, or withdrawn. */
  missing: Type.Array(Type.String()),
})

/** The files that a selection of cases can be had as. */
export const exportFormats = [
  'docx',
  'md',
  'csv',
  'json',
  'ris',
  'bibtex',
  'csl',
  'sist02',
] as const

/** The files that a comparison can be had as. */
export const comparisonFormats = ['docx', 'md', 'csv'] as const

export const SuggestAnswerShape = Type.Object({
  suggestions: Type.Array(
    Type.Object({
      text: Type.String(),
      kind: Type.Union([
        Type.Literal('case'),
        Type.Literal('municipality'),
        Type.Literal('keyword'),
        Type.Literal('scene'),
      ]),
      slug: Type.Optional(Type.String()),
    }),
  ),
})

/** Bodies by the beginning of their name, of which a reader's own is chosen; of one name each with its prefecture. */
export const MunicipalitiesAnswerShape = Type.Object({
  municipalities: Type.Array(
    Type.Object({
      name: Type.String(),
      prefecture: Type.String(),
      code: Type.Optional(Type.String()),
      population: Type.Integer(),
    }),
  ),
})

/** All that health says in words, by kind of trouble: no name, path or value of a file can be among it. */
export const troubleSentences = {
  model: '意味での検索が使えません',
  starting: '意味での検索を準備中',
  passage: 'ベクトルにできない文があります',
  vectors: 'ベクトルを計算できません',
  computing: 'ベクトルを計算中',
  shipped: '同梱のファイルを読めません',
  damaged: '置いてあるファイルを読めません（作り直します）',
  unwritable: 'ファイルに書けません（書けるまで試し続けます）',
  folder: '事例のフォルダーを開けません（直前の版を出しています）',
  changes: '事例の変更を取り込めません',
  memory: 'メモリーが足りないかもしれません',
  server: 'Meilisearch が使えません',
  publishing: 'Meilisearch に登録中',
} as const

export const HealthAnswerShape = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('degraded')]),
  engine: Type.Union([Type.Literal('embedded'), Type.Literal('meilisearch')]),
  /** Changes whenever the content of the index changes. Only as one of several forms it is checked when it is sent. */
  generation: Type.Union([Type.String({ pattern: '^[A-Za-z0-9_-]{0,12}$' })]),
  cases: Type.Integer(),
  vectors: Type.Integer(),
  /** Passages whose vector is still to be computed. */
  waiting: Type.Integer(),
  /** Whoever is asked may be anybody: fixed sentences only. */
  degraded: Type.Array(Type.Union(Object.values(troubleSentences).map(Type.Literal))),
  /** How many problems of case files the log names. */
  problems: Type.Integer(),
})

export type Segment = Static<typeof SegmentShape>
export type Reason = Static<typeof ReasonShape>
export type Hit = Static<typeof HitShape>
export type Fit = Hit['fit']
export type Understood = Static<typeof UnderstoodShape>
export type FacetValue = Static<typeof FacetValueShape>
export type YearCounts = Static<typeof YearCountsShape>
export type SearchAnswer = Static<typeof SearchAnswerShape>
export type SimilarCase = Static<typeof SimilarCaseShape>
export type CaseAnswer = Static<typeof CaseAnswerShape>
export type CardsAnswer = Static<typeof CardsAnswerShape>
export type ComparisonAnswer = Static<typeof ComparisonAnswerShape>
export type ExportFormat = (typeof exportFormats)[number]
export type ComparisonFormat = (typeof comparisonFormats)[number]
export type SuggestAnswer = Static<typeof SuggestAnswerShape>
export type MunicipalitiesAnswer = Static<typeof MunicipalitiesAnswerShape>
export type HealthAnswer = Static<typeof HealthAnswerShape>

/** A search with every word already checked: facet values are ids that exist (for `field`, free words). */
export type SearchRequest = {
  text: string
  /** A value with a minus before it leaves out what has it. */
  facets: Partial<Record<FacetId, readonly string[]>>
  /** Conditions read out of the words that are not meant, each as facet:value. */
  ignored?: readonly string[]
  /** Cases that ran in some year of this span; either end may be open. */
  from?: number
  to?: number
  sort: SortId
  /** The people of the reader's own body, for `sort: 'size'`. */
  own?: number
  /** `all` where it is left out. */
  fit?: FitId
  /** `both` where it is left out. */
  evidence?: EvidenceId
  /** Counted from 1. */
  page: number
  size: number
}
