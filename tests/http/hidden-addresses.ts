/** Addresses of every route, made of public and hidden words: what a reader could ask who knows what is hidden. */

import fc from 'fast-check'
import { comparisonFormats, exportFormats } from '../../server/contract/api.ts'
import { dumpFormats } from '../../server/contract/dump.ts'
import { kitFormats, kitMinutes, ownBodies, purposes } from '../../server/contract/kit.ts'
import { onePageFormats } from '../../server/contract/one-page.ts'
import {
  evidences,
  facets,
  populationClasses,
  scenes,
  sorts,
} from '../../server/contract/vocabulary.ts'
import { hiddenSlugs, withdrawnSlugs } from './hidden-cases.ts'

export const publicWords = [
  '窓口',
  '改善運動',
  '待ち時間',
  '職員',
  '引き継ぎ',
  'かいぜん',
  'madoguchi',
  '会善運動',
]
export const hiddenWords = [
  ...[
    'カナリア',
    'カナリア市',
    'かなりあ',
    'kanaria',
    'kanariaword',
    'カナリア語',
    'カナリア分野',
    'カナリア課',
  ],
  ...[
    'カナリアの窓口が長い。何から直すか',
    '「カナリアの手を打った」',
    '窓口 -カナリア',
    '沖縄県',
    '政令指定都市',
  ],
  ...['1931年', '災害・感染症', '次世代の育成', '金糸雀', 'kanaria.example', 'カナリヤ', 'kanari'],
]
const encode = encodeURIComponent

/** Addresses of every route of the program, by its path. */
export function makeAddresses(
  publicSlugs: readonly string[],
): Record<string, fc.Arbitrary<string>> {
  const word = fc.oneof(
    fc.constantFrom(...publicWords),
    fc.constantFrom(...hiddenWords),
    fc.string({ maxLength: 12 }),
    fc.constantFrom(...hiddenSlugs, ...publicSlugs),
  )
  const slug = fc.oneof(
    fc.constantFrom(...publicSlugs, ...withdrawnSlugs, 'morino-town-shibafu'),
    fc.constantFrom(...hiddenSlugs),
    fc.constantFrom(...hiddenSlugs).map((one) => `${one.toUpperCase()}。`),
    fc.constantFrom('never-was', 'kanaria-never', '__proto__', 'カナリア'),
  )
  const slugs = (most: number) =>
    fc.array(slug, { maxLength: most }).map((all) => all.map((one) => `slug=${encode(one)}`))
  const pick = (name: string, values: readonly (string | number)[]) =>
    fc
      .option(fc.constantFrom(...values), { nil: undefined })
      .map((value) => (value === undefined ? [] : [`${name}=${encode(String(value))}`]))
  const facet = fc
    .constantFrom(...facets)
    .chain(({ id, terms }) =>
      terms
        ? fc.constantFrom(...terms).map((term) => [`${id}=${encode(term.id)}`])
        : fc
            .constantFrom('窓口', 'カナリア分野', 'ない分野')
            .map((field) => [`${id}=${encode(field)}`]),
    )
  const join = (...parts: fc.Arbitrary<string[]>[]) =>
    fc
      .tuple(...parts)
      .map((pieces) => (pieces.flat().length > 0 ? `?${pieces.flat().join('&')}` : ''))
  const some = (part: fc.Arbitrary<string[]>) => fc.oneof(fc.constant<string[]>([]), part)
  const text = word.map((one) => [`q=${encode(one)}`])
  const search = [
    ...[
      some(text),
      some(facet),
      some(facet),
      pick('from', [1900, 1931, 2010]),
      pick('to', [1932, 2020]),
    ],
    ...[
      pick(
        'sort',
        sorts.map(({ id }) => id),
      ),
      pick('period', [1930, 2010]),
    ],
  ]
  const at = (path: string, query: fc.Arbitrary<string>) => query.map((one) => `${path}${one}`)
  const nothing = fc.constant('')
  const population = populationClasses.map(({ id }) => id)
  const kit = [
    slugs(4),
    pick('minutes', kitMinutes),
    pick(
      'purpose',
      purposes.map(({ id }) => id),
    ),
    pick(
      'own',
      ownBodies.map(({ id }) => id),
    ),
  ]
  const sizes = [
    pick('page', [1, 2, 9]),
    pick('size', [1, 5, 100]),
    pick(
      'evidence',
      evidences.map(({ id }) => id),
    ),
  ]
  const unversioned = {
    '/': at('/', nothing),
    '/search': at('/search', join(...search, pick('page', [1, 2]))),
    '/api/search': at('/api/search', join(...search, ...sizes)),
    '/api/suggest': at('/api/suggest', join(word.map((one) => [`q=${encode(one.slice(0, 12))}`]))),
    '/api/suggest/opensearch': at(
      '/api/suggest/opensearch',
      join(word.map((one) => [`q=${encode(one.slice(0, 12))}`])),
    ),
    '/api/cards': at('/api/cards', join(slugs(12))),
    '/api/cases/:slug': slug.map((one) => `/api/cases/${encode(one)}`),
    '/cases/:slug': slug.map((one) => `/cases/${encode(one)}`),
    '/api/start': at('/api/start', nothing),
    '/api/locate': at('/api/locate', nothing),
    '/api/municipalities': at(
      '/api/municipalities',
      join(word.map((one) => [`q=${encode(one.slice(0, 12))}`])),
    ),
    '/api/coverage': at('/api/coverage', nothing),
    '/api/health': at('/api/health', nothing),
    '/api/dump': at('/api/dump', join(pick('format', [...dumpFormats, 'x']))),
    '/api/dump/checksum': at('/api/dump/checksum', join(pick('format', [...dumpFormats, 'x']))),
    '/api/dump/dictionary': at('/api/dump/dictionary', nothing),
    '/mcp': at('/mcp', nothing),
    '/api/compare': at('/api/compare', join(slugs(4), pick('format', [...comparisonFormats, 'x']))),
    '/api/export': fc.oneof(
      at('/api/export', join(slugs(6), pick('format', exportFormats))),
      at(
        '/api/export',
        join(
          ...search,
          fc.constantFrom(...exportFormats).map((one) => [`format=${one}`]),
        ),
      ),
    ),
    '/api/kit': at(
      '/api/kit',
      join(
        ...kit,
        fc.constantFrom(...kitFormats).map((one) => [`format=${one}`]),
      ),
    ),
    '/kit': at('/kit', join(...kit)),
    '/visit': at('/visit', join(slugs(4))),
    '/compare': at('/compare', join(slugs(5))),
    '/onepage': at('/onepage', join(slugs(5), some(text))),
    '/api/onepage': at(
      '/api/onepage',
      join(
        slugs(4),
        some(text),
        fc.constantFrom(...onePageFormats).map((one) => [`format=${one}`]),
      ),
    ),
    '/locate': at('/locate', nothing),
    '/coverage': at('/coverage', nothing),
    '/list': at('/list', nothing),
    '/plans': at('/plans', nothing),
    '/about': at('/about', nothing),
    '/taxonomy': at('/taxonomy', nothing),
    '/accessibility': at('/accessibility', nothing),
    '/updates': at('/updates', nothing),
    '/walls': at('/walls', join(pick('population', [...population, 'カナリア']))),
    '/updates.atom': at('/updates.atom', nothing),
    '/favicon.ico': at('/favicon.ico', nothing),
    '/robots.txt': at('/robots.txt', nothing),
    '/sitemap.xml': at('/sitemap.xml', nothing),
    '/opensearch.xml': at('/opensearch.xml', nothing),
    '/og/:picture': fc
      .oneof(slug, fc.constantFrom('library', ...scenes.map(({ id }) => id)))
      .map((one) => `/og/${encode(one)}.png`),
    '/embed': at('/embed', join(some(text), pick('count', [3, 7]))),
    '/api': at('/api', nothing),
    '/api/openapi.json': at('/api/openapi.json', nothing),
    '/embed.js': at('/embed.js', nothing),
    // The built files of two apps in a test were written at two times.
    '/assets/*': fc.constantFrom(...hiddenSlugs, 'none.js').map((one) => `/assets/${encode(one)}`),
    // No route at all.
    '*': fc.oneof(
      slug.map((one) => `/${encode(one)}`),
      slug.map((one) => `/cases/${encode(one)}/x`),
      slug.map((one) => `/api/cases/${encode(one)}.md`),
      fc.constantFrom('/api/x', '/cases', '/cases/', '/cases/%ff', '/facts/kanaria-members.yaml'),
    ),
  }
  const versioned = Object.entries(unversioned)
    .filter(([path]) => path.startsWith('/api/') && !/opensearch|openapi/.test(path))
    .map(([path, address]) => [
      path.replace('/api/', '/api/v1/'),
      address.map((one) => one.replace('/api/', '/api/v1/')),
    ])
  return { ...unversioned, ...Object.fromEntries(versioned) }
}
