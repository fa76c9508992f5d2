/** The files of kuromoji that read nothing: how its tokenizer asks dictionaries, which need not be kuromoji's own. */

declare module 'kuromoji/src/Tokenizer.js' {
  class Tokenizer {
    constructor(dictionaries: {
      trie: { commonPrefixSearch(text: string): { k: string; v: number }[] }
      /** getShort answers left class, right class and cost of a token: at its number, 2 and 4 behind. */
      token_info_dictionary: {
        target_map: readonly (readonly number[])[]
        dictionary: { getShort(at: number): number }
        getFeatures(token: number): string
      }
      connection_costs: { get(right: number, left: number): number }
      unknown_dictionary: import('kuromoji/src/dict/UnknownDictionary.js')
    })
    tokenize(text: string): import('../cut-words.ts').DictionaryWord[]
  }
  export = Tokenizer
}

declare module 'kuromoji/src/dict/UnknownDictionary.js' {
  class UnknownDictionary {
    loadUnknownDictionaries(
      tokens: Uint8Array,
      features: Uint8Array,
      targets: Uint8Array,
      characters: Uint8Array,
      compatible: Uint32Array,
      classes: Uint8Array,
    ): void
  }
  export = UnknownDictionary
}
