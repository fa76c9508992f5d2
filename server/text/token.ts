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
  /** A word inside of another token: 空港 of 関西国際空港. It finds, but is not what stands there. */
  part?: true
  start: number
  end: number
}
