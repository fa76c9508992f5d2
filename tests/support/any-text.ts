/** Text as it really arrives: pasted, half converted, cut in the middle, or hostile. */

import fc from 'fast-check'

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

/** Runs of a property test: enough for every push; `PROPERTY_RUNS=2000 npm test` before a release. */
export const propertyRuns = Number(process.env['PROPERTY_RUNS'] ?? 200)
