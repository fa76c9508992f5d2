/** Text as it really arrives: pasted, half converted, cut in the middle, or hostile; and query strings made of it. */

import fc from 'fast-check'
import { facets, sorts, type Term } from '../../server/contract/vocabulary.ts'

/** Pieces that have broken analysers: each changes its length or its neighbours when it is normalised. */
const hardPieces = [
  ...['㌔', '㍿', 'ﾊﾞ', 'ﾊﾟｰ', 'ｳﾞｧ', 'ヴァ', 'ヴ', 'ﾞ', '゛', '\u3099', 'か\u3099', 'は\u309A'],
  ...[
    '𠮷',
    '邉\u{E0100}',
    '髙',
    'İ',
    'ŉ',
    'ﬃ',
    '㏂',
    '½',
    '①',
    'é',
    'e\u0301\u0323',
    '👩‍👩‍👧',
    '🇯🇵',
    '😀',
  ],
  ...[
    '\ud800',
    '\udc00',
    '\u0000',
    '\u200b',
    '\ufeff',
    '\u3000',
    '\r\n',
    '　',
    'ｈ２０',
    '平成元年',
  ],
  ...['－', '—', 'ー', '～', '・', '“', '」', '「', '（', '*', '\\', '$&', '[', '<b>'],
  ...[
    '改善',
    '取り組み',
    '公民連携',
    'ＰＰＰ',
    'ｶｲｾﾞﾝ',
    'こうみん',
    'kaizen',
    '。',
    '、',
    '続かない',
  ],
]

const hardPiece = fc.constantFrom(...hardPieces)
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
const codePoint = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))
const kana = fc.integer({ min: 0x3041, max: 0x30ff }).map((code) => String.fromCodePoint(code))
const halfWidth = fc.integer({ min: 0xff01, max: 0xffef }).map((code) => String.fromCharCode(code))

/** Any text at all, lone surrogates and decomposed kana among it. */
export const anyText = fc
  .array(fc.oneof(hardPiece, hardPiece, codeUnit, codePoint, kana, halfWidth), { maxLength: 24 })
  .chain((pieces) => fc.constantFrom(pieces.join(''), pieces.join('').normalize('NFD')))

/** Whether a cut at this place would tear a character apart: a surrogate pair, or a base from its marks. */
export function isCharacterBorder(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return at === 0 || at === text.length
  const tearsPair =
    /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return !tearsPair && !/^[\p{M}\uFF9E\uFF9F]/u.test(next)
}

/** Runs of a property test: enough for every push; `PROPERTY_RUNS=2000 npm test` before a release, with other seeds. */
export const propertyRuns = Number(process.env['PROPERTY_RUNS'] ?? 200)

const names = [
  ...['q', 'from', 'to', 'period', 'sort', 'own', 'fit', 'page', 'evidence', 'size', 'format'],
  ...['utm_source', 'gclid', 'sample', 'Q', ...facets.map(({ id }) => id)],
]
const words = [
  '',
  ' ',
  '0',
  '1',
  '2',
  '20',
  '1999',
  '2000',
  '2005',
  '2010',
  '02010',
  '10001',
  '-1',
  '9'.repeat(7),
]
const terms: Term[] = [
  ...facets.flatMap(({ terms: known }): readonly Term[] => known ?? []),
  ...sorts,
]
const value = fc.oneof(
  fc.constantFrom(
    ...words,
    'both',
    'words',
    'x'.repeat(41),
    'あ'.repeat(201),
    '窓口 改善',
    '%E7%AA%93',
    '100%',
  ),
  fc.constantFrom(...terms).chain(({ id, label }) => fc.constantFrom(id, label, ` ${label} `)),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const year = fc.constantFrom('1999', '2000', '2005', '2010', '2011', 'x', '')
const pair = fc.oneof(
  fc.tuple(fc.constantFrom(...names), value),
  fc
    .constantFrom(...facets)
    .chain(({ id, terms: known }) =>
      fc.tuple(
        fc.constant(id),
        known ? fc.constantFrom(...known).map(({ id: word }) => word) : value,
      ),
    ),
  fc.tuple(fc.constantFrom('from', 'to', 'period'), year),
)
const encode = (text: string) => encodeURIComponent(text.toWellFormed())
const piece = fc.oneof(
  { weight: 8, arbitrary: pair.map(([name, text]) => `${name}=${encode(text)}`) },
  { weight: 2, arbitrary: pair.map(([name, text]) => `${name}=${encode(encode(text))}`) },
  // One value of a facet more often than anybody chooses.
  {
    weight: 1,
    arbitrary: fc.nat(70).map((count) => Array(count).fill('theme=teamwork').join('&')),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '=', 'q', '=x', 'a=b=c', 'q=a+b', 'q=%2B') },
)

/** The query string of an address, without its question mark; one in twenty has broken percent codes. */
export const anyAddress = fc
  .tuple(
    fc.array(piece, { maxLength: 6 }),
    fc.constantFrom(...Array(19).fill(''), 'q=%E3', '%=1', 'sort=%zz'),
  )
  .map(([pieces, broken]) => [...pieces, ...(broken ? [broken] : [])].join('&'))
