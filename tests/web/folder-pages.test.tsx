/** What is written into the files of a folder: addresses that work anywhere, one policy, and nothing of a server. */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { fileOf } from '../../web/portable/folder-files.ts'
import { makeFolderPlace } from '../../web/portable/folder-place.ts'
import { guardScript } from '../../web/portable/guard.ts'
import { renderPage } from '../../web/render.tsx'
import {
  type PortableDocument,
  renderPortableDocument,
  renderPortablePage,
} from '../../web/render-portable.tsx'
import {
  fakeEdition as edition,
  fakeSecurity,
  findFakeCase,
  fakeLibrary as library,
  listFakePages,
  fakeSlug as slug,
} from '../support/fake-pages.ts'

/** With links of every kind in its text. */
function findCase(): CaseAnswer {
  const own = findFakeCase()
  const [section] = own.sections
  if (!section) throw new Error('the fake case has lost its text')
  const html =
    '<p>「<a href="/cases/other?a=1&#x26;b=2#now">ほか</a>」、/cases/text、<a href="#source-1">1</a></p>'
  return { ...own, sections: [{ ...section, html }] }
}

const found = findCase()
const { holdings, shelves } = library.start()

const pages = listFakePages(found)
const documents: Readonly<Record<string, PortableDocument>> = {
  '/about': { name: 'about', holdings },
  '/taxonomy': { name: 'taxonomy', counts: shelves },
  '/accessibility': { name: 'accessibility', report: undefined },
  '/updates': { name: 'updates', updates: library.updates() },
  '/walls?population=city': { name: 'walls', barriers: [], population: 'city' },
  '/all-cases': { name: 'all-cases', cases: [found] },
  '/security': fakeSecurity,
}
const written = new Map([
  ...Object.entries(pages).map(
    ([path, data]) => [path, renderPortablePage(data, { path, edition })] as const,
  ),
  ...Object.entries(documents).map(
    ([path, data]) => [path, renderPortableDocument(data, { path, edition })] as const,
  ),
])

/** Beside the pages. */
const otherFiles = ['app.js', 'style.css', 'MANIFEST.txt', 'LICENSES.txt']

describe.each([...written])('the file of %s', (path, html) => {
  const folder = new URL('file:///%E4%BA%8B%E4%BE%8B%20%231%20100%25/')
  const own = new URL(fileOf(path), folder)
  const place = makeFolderPlace(folder, () => own.href)

  it('names pages and files of the folder only, by the way from itself', () => {
    const body = html.replace(/<script type="application\/json".*?<\/script>/gs, '')
    const addresses = [...body.matchAll(/ (?:href|src|action|formaction)="([^"]*)"/gi)].map(
      ([, address = '']) => address.replaceAll('&amp;', '&'),
    )
    expect(addresses.length).toBeGreaterThan(10)
    for (const address of addresses) {
      expect(address).not.toMatch(/^(\/|file:)/)
      if (/^(https?:|data:|#)/.test(address)) continue
      const url = new URL(address, own)
      const name = url.pathname.slice(folder.pathname.length)
      if (!otherFiles.includes(name)) expect(place.toPath(url), address).toBeDefined()
    }
  })

  it('leads nowhere that only a server answers', () => {
    const shown = html
      .replace(/<script.*?<\/script>/gs, '')
      .replace(/ href="[^"]*\?p=%2Fapi%2F[^"]*" download/g, '')
    expect(shown).not.toMatch(/\/(desk|login|logout|account|members|propose|updates\.atom|api)\b/)
    expect(shown).not.toContain('?p=')
  })

  it('runs one script of its own, which its policy admits by its hash, and says of which day it is', () => {
    const inline = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text)
    expect(inline).toEqual([guardScript])
    const hash = createHash('sha256').update(guardScript).digest('base64')
    expect(html).toContain(`sha256-${hash}`)
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<link'))
    expect(html).not.toMatch(/ (style|on\w+)="/)
    expect(html).toContain('収録日 2026年11月28日（版 0.1.0）')
  })
})

describe('a written page', () => {
  it('places the links in the text of a case too, and nothing else of it', () => {
    const html = written.get(`/cases/${slug}`) ?? ''
    expect(html).toContain(
      '「<a href="../cases/other.html?a=1&amp;b=2#now">ほか</a>」、/cases/text、<a href="#source-1">',
    )
  })

  it('leaves the pages of a server as they are', () => {
    const assets = { script: '/main.js', imported: [], styles: ['/main.css'] }
    const html = renderPage({ page: 'list' }, assets, 'https://example.jp')
    expect(html).toContain('href="/search"')
    expect(html).not.toContain('収録日')
  })

  it('has its first script in the words of 1999', () => {
    expect(guardScript).not.toMatch(/=>|`|\b(const|let|class|async|of)\b|[\w)\]]\?\.|\?\?|\.\.\./)
  })
})
