/** What pages show of who reads them and of cases for members only, and that without members they are as they ever were. */

import { describe, expect, it } from 'vitest'
import { emptySearch } from '../../server/contract/address.ts'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { membersOnlyMark } from '../../server/contract/case-audience.ts'
import type { DocumentData } from '../../server/contract/document-data.ts'
import type { Audience, PageReader } from '../../server/contract/members.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import { toChosen } from '../../web/lists/change-lists.ts'
import { keptPlanName, keptTitle } from '../../web/lists/kept-name.ts'
import { formatListFile } from '../../web/pages/list/list-file.ts'
import { renderDocument, renderPage } from '../../web/render.tsx'
import { renderKitFile } from '../../web/render-kit-file.tsx'
import { caseOf, makeKit } from '../kit/make-kit.ts'
import { hostileText, makeFakeLibrary } from '../support/test-app.ts'

const assets = { script: '/main.js', imported: ['/late.js'], styles: ['/main.css'] }
const origin = 'https://example.jp'
const library = makeFakeLibrary()
const kit = makeKit(['kitakami-city-ping-pong-pang', 'fukuoka-city-dna-undo'].map(caseOf))
const start = library.start()

function findCase(): CaseAnswer {
  const place = library.findCase('kawase-city-madoguchi')
  if (!place || 'movedTo' in place) throw new Error('the fake library has lost its case')
  return place.found
}

const found = findCase()
const { holdings } = start
const search = { text: '', facets: {}, sort: 'relevance', page: 1, size: 20 } as const
const answer = await library.search(search)

type Mark = { membersOnly?: true }

/** Pages with a case in each place where one is named; all of them carry the mark, or none. */
function listPages(mark: Mark): Record<string, PageData> {
  const card = { ...found, ...mark }
  const named = { slug: card.slug, title: card.title, ...mark }
  const coverage = library.coverage()
  return {
    start: { page: 'start', start: { ...start, picks: [card], endings: [card] } },
    results: {
      page: 'results',
      state: emptySearch(),
      answer: { ...answer, hits: answer.hits.map((hit) => ({ ...hit, ...mark })) },
      dropped: [],
    },
    scene: {
      page: 'results',
      state: { ...emptySearch(), facets: { ...emptySearch().facets, scene: ['workplace.fix'] } },
      answer: { ...answer, hits: [], typical: [card] },
      dropped: [],
    },
    case: { page: 'case', case: card },
    similar: {
      page: 'case',
      case: { ...found, similar: [{ ...card, reasons: ['近い内容'] }], related: [named] },
    },
    coverage: {
      page: 'coverage',
      coverage: {
        ...coverage,
        blanks: coverage.blanks.map((blank) => ({ ...blank, ...mark })),
        unknown: {
          count: 1,
          cases: coverage.unknown.cases.map((unknown) => ({ ...unknown, ...mark })),
        },
        sourcing: {
          ...coverage.sourcing,
          cases: coverage.sourcing.cases.map((row) => ({ ...row, ...mark })),
        },
      },
    },
    compare: {
      page: 'compare',
      comparison: { cases: [card], rows: [], leftOut: [], missing: [] },
      missing: [],
      leftOut: 0,
    },
    onepage: {
      page: 'onepage',
      onePage: {
        question: '',
        cases: [
          {
            ...{ ...named, letter: 'A', population: 'city', municipalities: [] },
            ...{ period: { from: 2016 }, sourcing: '出典1件', sources: [] },
          },
        ],
        parts: [],
        leftOut: [],
        missing: [],
      },
      question: '',
      missing: [],
      leftOut: 0,
    },
    kit: { page: 'kit', kit: { kit: markKit(mark), notes: [], contrasts: [] } },
    visit: {
      page: 'visit',
      visit: {
        slugs: [],
        notes: [],
        ...(kit.sheets[0] && { sheet: kit.sheets[0] }),
        ...footerOf(mark),
      },
    },
  }
}

/** As buildKit writes it on every sheet. */
const footerOf = ({ membersOnly }: Mark) => (membersOnly ? { footer: membersOnlyMark } : {})

const markKit = (mark: Mark) => ({
  ...kit,
  ...footerOf(mark),
  cases: kit.cases.map((one) => ({ ...one, ...mark })),
})

function listDocuments(mark: Mark): DocumentData[] {
  const response = { text: '人を足した。', section: 'background', sources: [1] }
  const counts = { count: 1, answered: 1 }
  return [
    {
      name: 'walls',
      barriers: [
        {
          ...{ barrier: 'understaffed', label: '人手不足', ...counts },
          cases: [{ ...found, ...mark, responses: [response] }],
        },
      ],
    },
    { name: 'updates', updates: library.updates().map((update) => ({ ...update, ...mark })) },
  ]
}

const documents: DocumentData[] = [...listDocuments({}), { name: 'about', holdings }]
const loginLine = '<li><a href="/login">会員のログイン</a></li>'

describe('a library without members', () => {
  it.each(Object.entries(listPages({})))(
    '%s: is to the byte what a guest sees, less the way in',
    (_, data) => {
      const plain = renderPage(data, assets, origin)
      const forGuest = renderPage(data, assets, origin, 'guest')
      const embedded = '<script type="application/json" id="page-reader">"guest"</script>'
      expect(forGuest.split(loginLine)).toHaveLength(2)
      expect(forGuest.replace(loginLine, '').replace(embedded, '')).toBe(plain)
      expect(plain).not.toMatch(/page-reader|\/login|\/account|会員限定|undefined/)
    },
  )

  it.each(documents)('$name: is to the byte what a guest sees, less the way in', (data) => {
    const plain = renderDocument(data, assets, origin)
    expect(renderDocument(data, assets, origin, 'guest').replace(loginLine, '')).toBe(plain)
    expect(plain).not.toMatch(/page-reader|\/login|\/account|会員/)
  })
})

describe('a reader who has logged in', () => {
  const draw = (reader: Audience): string => renderPage({ page: 'missing' }, assets, '', reader)
  const navOf = (html: string): string =>
    /<nav aria-label="利用者">(.*?)<\/nav>/s.exec(html)?.[1] ?? ''

  it('is named with the way to what is one’s own and out again; editors also to the members', () => {
    const nav = navOf(draw({ name: '田中', role: 'member' }))
    expect(nav.replace(/<[^>]*>/g, ' ').trim()).toMatch(/^田中（会員）\s+ログアウト$/)
    expect(nav).toContain('<form method="post" action="/logout">')
    expect(nav).not.toContain('/members')
    expect(navOf(draw({ name: '佐々木', role: 'editor' }))).toContain('href="/members"')
    expect(navOf(draw('guest'))).toBe('')
  })

  it('goes along as data, whatever the name', () => {
    const reader: PageReader = { name: hostileText, role: 'member' }
    const html = draw(reader)
    expect(html).not.toContain('<script>alert')
    const [, data = ''] = /id="page-reader">([^<]*)<\/script>/.exec(html) ?? []
    expect(JSON.parse(data)).toEqual(reader)
  })
})

describe('a case for members only', () => {
  it.each(Object.keys(listPages({})))('%s: is marked wherever it is named', (name) => {
    const countMarks = (mark: Mark): number => {
      const data = listPages(mark)[name]
      const html = data ? renderPage(data, assets, '') : ''
      return html.split('class="members-only"').length - 1
    }
    expect(countMarks({})).toBe(0)
    expect(countMarks({ membersOnly: true })).toBeGreaterThan(0)
  })

  it('is marked in the pages that are only read, too', () => {
    for (const data of listDocuments({ membersOnly: true })) {
      expect(renderDocument(data, assets, origin), data.name).toContain('class="members-only"')
    }
  })

  it('is marked in the files that leave the library', () => {
    expect(renderKitFile(markKit({ membersOnly: true }), '')).toContain('"会員限定"')
    expect(renderKitFile(kit, '')).not.toContain('会員限定')
    const list = { name: '秋', cases: [{ slug: found.slug, note: '' }] }
    const writeFile = (mark: Mark): string => {
      const cards = new Map([[found.slug, { ...found, ...mark, asked: found.slug }]])
      return formatListFile(list, cards, { addressOf: (path) => path, today: '2026-11-29' })
    }
    expect(writeFile({ membersOnly: true })).toContain('会員限定')
    expect(writeFile({})).not.toContain('会員限定')
  })

  it('leaves neither title nor place in the storage of the browser', () => {
    const secret = { ...found, membersOnly: true } as const
    expect(toChosen(secret)).toEqual({ slug: found.slug, title: '会員限定の事例', where: '' })
    expect(toChosen(found).where).toBe('川瀬市')
    expect(keptTitle(secret)).not.toContain('川瀬')
    expect(keptPlanName(kit.title, [found, secret])).toBe('会員限定の事例の案')
    expect(keptPlanName(kit.title, [found])).toBe(kit.title)
  })
})

it('the page about the library tells what is stored of members where there are any', () => {
  const draw = (data: DocumentData): string =>
    renderDocument(data, assets, origin).replace(/<[^>]*>/g, '')
  const told = draw({ name: 'about', holdings, members: true })
  for (const words of ['照合値', '招待は7日', 'ログインは12時間', '30日', '退会', 'IPアドレス']) {
    expect(told).toContain(words)
  }
  expect(draw({ name: 'about', holdings })).toContain('登録はいらない')
})
