/** The answers of the pages around search and case: start, self-locator, coverage, barriers, updates, accessibility. */

import {
  cardFields,
  FacetValueShape,
  MunicipalityShape,
  membersOnlyField,
  quoteFields,
  YearCountsShape,
} from './api.ts'
import { type Static, Type } from './shape.ts'

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
  /** How the cases went on, in the order of `outcomeStates`; and three of those that ended or were withdrawn, with the sentence that says so. */
  outcomes: Type.Array(FacetValueShape),
  endings: Type.Array(
    Type.Object({ ...cardFields, quote: Type.Optional(Type.Object(quoteFields)) }),
  ),
  collections: Type.Array(FacetValueShape),
  /** Three cases of different scenes to begin with. */
  picks: Type.Array(Type.Object(cardFields)),
  /** The whole library as a search without words counts it: prefectures, themes and decades. */
  facets: Type.Record(Type.Array(FacetValueShape)),
  years: YearCountsShape,
})

/** What the self-locator shows for each scene id: how many cases, and a few, of bodies as different as possible. */
export const LocateAnswerShape = Type.Object({
  scenes: Type.Record(
    Type.Object({
      count: Type.Integer(),
      cards: Type.Array(
        Type.Object({
          slug: Type.String(),
          title: Type.String(),
          municipalities: Type.Array(MunicipalityShape),
          population: Type.String(),
          /** The first line of the summary. */
          line: Type.String(),
          ...membersOnlyField,
        }),
      ),
    }),
  ),
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
        ...membersOnlyField,
      }),
    ),
  }),
  /** Cases with sections that are absent or only say what is not known. */
  blanks: Type.Array(
    Type.Object({
      slug: Type.String(),
      title: Type.String(),
      sections: Type.Array(Type.String()),
      ...membersOnlyField,
    }),
  ),
  /** What is not known, all cases together, and of each that leaves something open, the most first. */
  unknown: Type.Object({
    count: Type.Integer(),
    cases: Type.Array(
      Type.Object({
        slug: Type.String(),
        title: Type.String(),
        count: Type.Integer(),
        ...membersOnlyField,
      }),
    ),
  }),
  /** Cases not checked against their sources for two years, the longest first. */
  unchecked: Type.Array(
    Type.Object({
      slug: Type.String(),
      title: Type.String(),
      checked: Type.String(),
      ...membersOnlyField,
    }),
  ),
})

/** Every barrier that occurs, the most frequent first, and what was done about it where that is known. */
const BarriersAnswerShape = Type.Array(
  Type.Object({
    barrier: Type.String(),
    label: Type.String(),
    /** All cases that met it; `answered` of them say what was done. */
    count: Type.Integer(),
    answered: Type.Integer(),
    /** The first of those that say it. */
    cases: Type.Array(
      Type.Object({ ...cardFields, responses: Type.Array(Type.Object(quoteFields)) }),
    ),
  }),
)

/** Something that happened to a case: changed after publication, or checked against its sources. */
const CaseUpdateShape = Type.Object({
  date: Type.String(),
  slug: Type.String(),
  title: Type.String(),
  ...membersOnlyField,
  kind: Type.Union([Type.Literal('changed'), Type.Literal('checked')]),
  note: Type.String(),
  membersOnly: Type.Optional(Type.Literal(true)),
})

/** What the tests of the last run proved for readers with disabilities (`npm run accessibility`). */
export const AccessibilityReportShape = Type.Object({
  date: Type.String(),
  browser: Type.String(),
  /** How many pages and states were looked at. */
  screens: Type.Integer(),
  /** Only criteria of which something was proved; `rules` are those of axe, `walks` in Japanese. */
  criteria: Type.Array(
    Type.Object({
      number: Type.String(),
      rules: Type.Array(Type.String()),
      walks: Type.Array(Type.String()),
    }),
  ),
})

export type StartAnswer = Static<typeof StartAnswerShape>
export type LocateAnswer = Static<typeof LocateAnswerShape>
export type CoverageAnswer = Static<typeof CoverageAnswerShape>
export type BarriersAnswer = Static<typeof BarriersAnswerShape>
export type CaseUpdate = Static<typeof CaseUpdateShape>
export type AccessibilityReport = Static<typeof AccessibilityReportShape>
