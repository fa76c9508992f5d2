/**
 * Everything that crosses the HTTP border, as schemas; Fastify validates and serialises by them, and the
 * types of server and page are derived from them. The shapes are fixed (DESIGN): add, never rename.
 */

import { type Static, Type } from './shape.ts'

const Ids = Type.Array(Type.String())

export const MunicipalityShape = Type.Object({
  name: Type.String(),
  prefecture: Type.String(),
  code: Type.Optional(Type.String()),
})

export const PeriodShape = Type.Object({
  from: Type.Integer(),
  to: Type.Optional(Type.Integer()),
})

/** A piece of an excerpt: `hit` marks a matching word, `near` a sentence close in meaning. Text, never HTML. */
export const SegmentShape = Type.Object({
  text: Type.String(),
  hit: Type.Boolean(),
  near: Type.Optional(Type.Boolean()),
})

/** Why a case was found; `words` are the words of the case (or of the query) that show it. */
export const ReasonShape = Type.Object({
  kind: Type.Union([
    Type.Literal('word'),
    Type.Literal('reading'),
    Type.Literal('synonym'),
    Type.Literal('related'),
    Type.Literal('part'),
    Type.Literal('question'),
    Type.Literal('meaning'),
  ]),
  label: Type.String(),
  words: Type.Array(Type.String()),
})

/** What every list of cases shows of one. Vocabulary words are ids; the summary has three lines. */
const cardFields = {
  slug: Type.String(),
  title: Type.String(),
  municipalities: Type.Array(MunicipalityShape),
  population: Type.String(),
  period: PeriodShape,
  scenes: Ids,
  themes: Ids,
  collections: Ids,
  summary: Type.String(),
}

export const HitShape = Type.Object({
  ...cardFields,
  score: Type.Number(),
  match: Type.Union([Type.Literal('words'), Type.Literal('meaning'), Type.Literal('both')]),
  reasons: Type.Array(ReasonShape),
  /** `section` is a section id, or `summary` where no passage of the body answers. */
  snippet: Type.Object({ section: Type.String(), segments: Type.Array(SegmentShape) }),
})

export const FacetValueShape = Type.Object({
  value: Type.String(),
  label: Type.String(),
  count: Type.Integer(),
})

/** A condition read out of the query, ready to be made a filter. */
export const UnderstoodShape = Type.Object({
  facet: Type.String(),
  value: Type.String(),
  label: Type.String(),
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
  degraded: Type.Optional(Type.Array(Type.String())),
  page: Type.Integer(),
  size: Type.Integer(),
  /** How the cases of the whole list were found; the three add up to `total` for a query with text. */
  found: Type.Object({ words: Type.Integer(), meaning: Type.Integer(), both: Type.Integer() }),
  hits: Type.Array(HitShape),
  facets: Type.Record(Type.Array(FacetValueShape)),
  tookMs: Type.Number(),
})

export const SimilarCaseShape = Type.Object({
  ...cardFields,
  /** Short Japanese reasons: 同じ壁, 同じ規模, 近い内容 … never empty. */
  reasons: Type.Array(Type.String()),
})

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
  barriers: Ids,
  keywords: Type.Array(Type.String()),
  questions: Type.Array(Type.String()),
  confidence: Type.String(),
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
    }),
  ),
  related: Type.Array(Type.Object({ slug: Type.String(), title: Type.String() })),
  similar: Type.Array(SimilarCaseShape),
})

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

export const HealthAnswerShape = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('degraded')]),
  engine: Type.String(),
  /** Changes whenever the content of the index changes. */
  generation: Type.String(),
  cases: Type.Integer(),
  vectors: Type.Integer(),
  degraded: Type.Array(Type.String()),
  problems: Type.Array(Type.String()),
})

/** What the start page needs besides the search box; `checked` is the newest check, empty without cases. */
export const StartAnswerShape = Type.Object({
  holdings: Type.Object({
    cases: Type.Integer(),
    municipalities: Type.Integer(),
    sources: Type.Integer(),
    checked: Type.String(),
  }),
  /** Questions that cases answer, each a ready search. */
  questions: Type.Array(Type.String()),
  /** Main and further cases of each scene, for the shelves of the large table. */
  shelves: Type.Record(Type.Object({ main: Type.Integer(), also: Type.Integer() })),
  /** Every barrier that occurs, most frequent first. */
  barriers: Type.Array(FacetValueShape),
  /** Three cases of different scenes to begin with. */
  picks: Type.Array(Type.Object(cardFields)),
})

/** How well the library covers its ground. Lists of counts name every word of the vocabulary, 0 included. */
export const CoverageAnswerShape = Type.Object({
  /** The day against which `unchecked` was measured. */
  today: Type.String(),
  cases: Type.Integer(),
  /** The 12 cells: cases with this scene as their main one, and as a further one. */
  scenes: Type.Array(
    Type.Object({
      value: Type.String(),
      label: Type.String(),
      main: Type.Integer(),
      also: Type.Integer(),
    }),
  ),
  themes: Type.Array(FacetValueShape),
  collections: Type.Array(FacetValueShape),
  prefectures: Type.Array(FacetValueShape),
  /** By the year in which a case began, from the first decade to the last without gaps. */
  decades: Type.Array(FacetValueShape),
  populations: Type.Array(FacetValueShape),
  /** Sentences with a source mark, and those of them that rest on one source only. */
  sourcing: Type.Object({
    marked: Type.Integer(),
    single: Type.Integer(),
    /** Fewest sources first. */
    cases: Type.Array(
      Type.Object({
        slug: Type.String(),
        title: Type.String(),
        sources: Type.Integer(),
        marked: Type.Integer(),
        single: Type.Integer(),
      }),
    ),
  }),
  /** Cases with sections that are absent or only say what is not known. */
  blanks: Type.Array(Type.Object({ slug: Type.String(), title: Type.String(), sections: Ids })),
  /** Cases not checked against their sources for two years, the longest first. */
  unchecked: Type.Array(
    Type.Object({ slug: Type.String(), title: Type.String(), checked: Type.String() }),
  ),
})

export const ErrorAnswerShape = Type.Object({
  error: Type.Object({ code: Type.String(), message: Type.String() }),
})

export type Segment = Static<typeof SegmentShape>
export type Reason = Static<typeof ReasonShape>
export type Hit = Static<typeof HitShape>
export type Understood = Static<typeof UnderstoodShape>
export type FacetValue = Static<typeof FacetValueShape>
export type SearchAnswer = Static<typeof SearchAnswerShape>
export type SimilarCase = Static<typeof SimilarCaseShape>
export type CaseAnswer = Static<typeof CaseAnswerShape>
export type SuggestAnswer = Static<typeof SuggestAnswerShape>
export type HealthAnswer = Static<typeof HealthAnswerShape>
export type StartAnswer = Static<typeof StartAnswerShape>
export type CoverageAnswer = Static<typeof CoverageAnswerShape>
export type ErrorAnswer = Static<typeof ErrorAnswerShape>
