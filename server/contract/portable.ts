/** What the screen of a portable library and its worker say to each other; a port has no other language. */

/** Words answer by themselves; what is near in meaning comes when its model has been read. */
export type PortablePartName = 'words' | 'meaning'

/** The files that carry each part, in their order; a pack without the model has no `meaning`. */
export type PortableParts = readonly { name: PortablePartName; files: readonly string[] }[]

/** One file of a part: bytes as text, fifteen bits in a UTF-16 unit; `whole` is the same in all files of one writing. */
export type PortablePiece = {
  name: PortablePartName
  number: number
  of: number
  whole: string
  text: string
}

/** A request as the server would get it: an address of the API, or of a page, which is answered with its data. */
export type PortableAsk = { id: number; path: string; body?: string }

export type ToWorker =
  | ({ kind: 'piece' } & PortablePiece)
  | ({ kind: 'ask' } & PortableAsk)
  /** Nobody waits for this answer any more. */
  | { kind: 'leave'; id: number }

export type PortableAnswer = {
  id: number
  status: number
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array<ArrayBuffer>
}

export type FromWorker =
  | { kind: 'ready'; name: PortablePartName }
  /** A part that cannot be used, with the reason in Japanese. */
  | { kind: 'failed'; name: PortablePartName; message: string }
  | ({ kind: 'answer' } & PortableAnswer)
