/**
 * Text to the words of kuromoji's dictionary: in pieces, as its time grows with the square, and with words in one that it
 * cuts wrongly.
 */

/** A word as the dictionary (IPADIC) has it, as far as anybody here looks at it. */
export type DictionaryWord = {
  /** KNOWN or UNKNOWN. */
  word_type: string
  surface_form: string
  /** `*` where the dictionary does not have the word. */
  basic_form: string
  /** In katakana; none where the dictionary does not have the word. */
  reading?: string | undefined
  pos: string
  pos_detail_1: string
}

/** Cuts a short text: kuromoji itself, or the same over the compact dictionary. */
export type WordTokenizer = { tokenize: (text: string) => DictionaryWord[] }

/** The words of a text in normal form in order, particles and signs among them; together they are the text. */
export type CutWords = (text: string) => DictionaryWord[]

/**
 * Words that the dictionary lacks and cuts so that a piece is another word or none is left, with the nouns that they are
 * and their readings. Only those belong here that lead a search astray; a compound cut into its own parts does not.
 */
const keptWords: Readonly<Record<string, readonly (readonly [noun: string, reading: string])[]>> = {
  // 人事 and 人任せ are something else, and 人事 is in every third case.
  他人事: [['他人事', 'ヒトゴト']],
  他人任せ: [['他人任せ', 'タニンマカセ']],
  // 人参 is a vegetable.
  外国人参政権: [
    ['外国人', 'ガイコクジン'],
    ['参政権', 'サンセイケン'],
  ],
  // 住む and 基; 年 (read とし) and 休.
  住基: [['住基', 'ジュウキ']],
  年休: [['年休', 'ネンキュウ']],
  // Numbers with their suffixes, of which nothing would be left.
  一丁目一番地: [['一丁目一番地', 'イッチョウメイチバンチ']],
}

const kept = Object.keys(keptWords)

/** kuromoji took 7 s for 10,000 characters without 、 or 。 (every word looks through all the rest); a sentence has fewer. */
const longestPiece = 400

/** Where words end for certain: behind signs and spaces. */
const signs = /[\s!-/:-@[-`{-~、。・「」『』]/

/** Cuts texts of any length with a tokenizer. */
export function openWordCutter(tokenizer: WordTokenizer): CutWords {
  return (text) => {
    if (text.length <= longestPiece) return joinKept(tokenizer.tokenize(text), text)
    const words: DictionaryWord[] = []
    for (let at = 0; at < text.length; ) {
      const end = findPieceEnd(text, at)
      for (const word of tokenizer.tokenize(text.slice(at, end))) words.push(word)
      at = end
    }
    return joinKept(words, text)
  }
}

/** Behind the last sign in the second half of what a piece may have, else between two characters. */
function findPieceEnd(text: string, start: number): number {
  const most = start + longestPiece
  if (most >= text.length) return text.length
  for (let end = most; end > start + longestPiece / 2; end--) {
    if (signs.test(text.charAt(end - 1))) return end
  }
  return /[\uDC00-\uDFFF]/.test(text.charAt(most)) ? most - 1 : most
}

/** The words with those in one that are kept; 他人事業 is 他人 and 事業. */
function joinKept(words: DictionaryWord[], text: string): DictionaryWord[] {
  const here = kept.filter((word) => text.includes(word))
  if (here.length === 0) return words
  const joined: DictionaryWord[] = []
  let position = 0
  for (let at = 0; at < words.length; ) {
    const word = words[at] as DictionaryWord
    const found = here.find((each) => text.startsWith(each, position))
    const end = found === undefined ? undefined : findWordsEnd(words, at, found.length)
    joined.push(
      ...(found && end ? (keptWords[found] ?? []).map((noun) => toNoun(word, noun)) : [word]),
    )
    position += found && end ? found.length : word.surface_form.length
    at = end ?? at + 1
  }
  return joined
}

/** Behind the word with which so many characters end; undefined where they end inside of one. */
function findWordsEnd(
  words: readonly DictionaryWord[],
  at: number,
  length: number,
): number | undefined {
  let rest = length
  let end = at
  while (rest > 0 && end < words.length) rest -= words[end++]?.surface_form.length ?? 0
  return rest === 0 ? end : undefined
}

function toNoun(like: DictionaryWord, [noun, reading]: readonly [string, string]): DictionaryWord {
  return {
    ...{ ...like, word_type: 'KNOWN', surface_form: noun, basic_form: noun, reading },
    ...{ pos: '名詞', pos_detail_1: '一般' },
  }
}
