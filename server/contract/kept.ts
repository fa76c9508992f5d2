/** A member's own lists and plans on the server, and those that are shared by a link, as they cross the border. */

import { type Static, Type } from './shape.ts'

/** What is kept, each kind as one text. */
export const keptKinds = ['lists', 'plans'] as const

export type KeptKind = (typeof keptKinds)[number]

/** Longest text that is kept, and longest list or plan that is shared: a list of 100 cases with full notes has 600 KB. */
export const mostKeptBytes = 1_000_000

/** What is kept; content and version are missing as long as nothing is. `owner` tells accounts apart and names none. */
export const KeptAnswerShape = Type.Object({
  owner: Type.String(),
  version: Type.Optional(Type.Integer()),
  content: Type.Optional(Type.String()),
})

/** What was written has become this version. */
export const KeptWrittenShape = Type.Object({ version: Type.Integer() })

export const sharedKinds = ['list', 'plan'] as const

export type SharedKind = (typeof sharedKinds)[number]

/** A shared list or plan as text, in the form in which it is handed over by files, and its last day. */
export const SharedAnswerShape = Type.Object({
  kind: Type.Enum(sharedKinds),
  content: Type.String(),
  until: Type.String(),
})

/** A link just made, and its last day; the link is stored nowhere. */
export const ShareMadeShape = Type.Object({ href: Type.String(), until: Type.String() })

export type KeptAnswer = Static<typeof KeptAnswerShape>
export type KeptWritten = Static<typeof KeptWrittenShape>
export type SharedAnswer = Static<typeof SharedAnswerShape>
export type ShareMade = Static<typeof ShareMadeShape>
