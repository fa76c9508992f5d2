/** Query strings as programs, readers, mailers and time make them. */

import fc from 'fast-check'
import { facets, sorts, type Term } from '../../server/contract/vocabulary.ts'

const names = [
  ...['q', 'from', 'to', 'period', 'sort', 'page', 'evidence', 'size', 'format'],
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
