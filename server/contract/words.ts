/** The association's own other words: a change of them, and what it does to the questions that have been judged. */

/** What a question finds: where its first answering case stands, how good the list is (0 to 1), or that nothing answers. */
export type QueryStanding = { place?: number; score: number; noAnswer: boolean }

/** A judged question that a change makes better or worse; of some it is known that nothing answers them. */
export type MovedQuery = {
  query: string
  expectsNone: boolean
  before: QueryStanding
  after: QueryStanding
}

/** What a change does: among the judged questions those whose words it touches, and which of them it moves. */
export type WordsEffect = {
  /** Judged questions about cases of this library: of the desk, and of the program's own tests where these are there. */
  judged: { desk: number; tests: number }
  touched: number
  better: MovedQuery[]
  worse: MovedQuery[]
  /** By how much the mean of all judged questions changes. */
  gain: number
}

/** A list as it is and as it shall be; `judged` are the desk's own judgements, a query a line. */
export type WordsChange = { before: string; after: string; judged: string }
