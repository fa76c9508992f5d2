/** A content word of a text; `start` and `end` are offsets in the original text, on character borders. */
export type Token = {
  /** Base form, normalised, without okurigana: what two texts have in common when they use the same word. */
  term: string
  /** The base form for people, where it differs: 取り組み for 取組. */
  base?: string
  /** Hiragana reading of the surface, where the dictionary knows it. */
  reading?: string
  /** A noun or a piece of one: nouns that touch make a compound. */
  noun: boolean
  start: number
  end: number
}
