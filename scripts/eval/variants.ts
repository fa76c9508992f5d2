import { fields } from '../../server/search/fields.ts'
import type { SearchParts, ShelvedCase } from '../../server/search/find-cases.ts'
import type { PassageKind } from '../../server/search/passages.ts'
import type { RankingHints } from '../../server/search/rank.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { rankByFusion } from './rank-fusion.ts'
import type { Variant } from './workshop.ts'

/** Every variant with its name for the table. */
export const variants: readonly { name: string; variant: Variant }[] = [
  { name: '2字組', variant: { parts: withoutGrams } },
  { name: '読みの直し', variant: { parts: withoutCorrection } },
  { name: '言いかえ', variant: { parts: (parts) => withReader(parts, { synonyms: () => [] }) } },
  { name: '送りがなをそろえること', variant: { analyzer: withoutOkurigana } },
  { name: '条件による引き上げ', variant: withHints({ raiseOf: () => 0 }) },
  { name: '似た事例の引き上げ', variant: withHints({ likeness: () => 0 }) },
  { name: '問い（語として）', variant: { shelved: withoutQuestionWords } },
  { name: '問い（意味として）', variant: { shelved: withoutPassages('question') } },
  {
    name: '問い（どちらも）',
    variant: { shelved: (found) => withoutPassages('question')(withoutQuestionWords(found)) },
  },
  { name: '文の窓', variant: { shelved: withoutPassages('window') } },
  { name: '節', variant: { shelved: withoutPassages('section') } },
  { name: '意味（言葉だけ）', variant: { parts: (parts) => ({ ...parts, evidence: 'words' }) } },
  { name: '言葉（意味だけ）', variant: { parts: (parts) => ({ ...parts, evidence: 'meaning' }) } },
  {
    name: '尺度をそろえた和（順位の融合にする）',
    variant: { parts: (parts) => ({ ...parts, rank: rankByFusion }) },
  },
]

function withoutGrams(parts: SearchParts): SearchParts {
  const { engine } = parts
  return {
    ...parts,
    engine: {
      ...engine,
      findByWords: (query, limit) => engine.findByWords({ ...query, grams: [] }, limit),
      weighWords: (query, slugs) => engine.weighWords({ ...query, grams: [] }, slugs),
    },
  }
}

function withoutCorrection(parts: SearchParts): SearchParts {
  const nothing = () => undefined
  const { lexicon } = parts.reader
  return withReader(parts, { lexicon: { ...lexicon, findBySound: nothing, findNear: nothing } })
}

function withReader(parts: SearchParts, change: Partial<SearchParts['reader']>): SearchParts {
  return { ...parts, reader: { ...parts.reader, ...change } }
}

function withHints(change: Partial<RankingHints>): Variant {
  return {
    parts: (parts) => ({
      ...parts,
      rank: (words, meanings, hints) => parts.rank(words, meanings, { ...hints, ...change }),
    }),
  }
}

/** 取組 and 取り組み are two words again. */
function withoutOkurigana(analyzer: Analyzer): Analyzer {
  return {
    ...analyzer,
    tokenize: (text) =>
      analyzer.tokenize(text).map(({ base, ...token }) => ({ ...token, term: base ?? token.term })),
  }
}

function withoutQuestionWords(shelved: ShelvedCase): ShelvedCase {
  const { document } = shelved
  const empty = (words: string[], field: number) => (fields[field]?.id === 'questions' ? [] : words)
  const { terms, grams } = document
  return { ...shelved, document: { ...document, terms: terms.map(empty), grams: grams.map(empty) } }
}

function withoutPassages(kind: PassageKind): (shelved: ShelvedCase) => ShelvedCase {
  return (shelved) => {
    const { document } = shelved
    const passages = document.passages.filter((passage) => passage.kind !== kind)
    return { ...shelved, document: { ...document, passages } }
  }
}
