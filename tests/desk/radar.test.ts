/** The editors' overview: its numbers are those of the coverage page, and each of its rows leads to its place. */

import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readAddress } from '../../server/contract/read-address.ts'
import { readLinksReport, writeLinksReport } from '../../server/desk/links-report.ts'
import { drawRadar } from '../../server/desk/radar.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'
import { makeFolder } from '../support/make-folder.ts'
import { shippedCases } from '../support/shipped-cases.ts'
import {
  noModel,
  openTestLibrary,
  openToRead,
  search,
  smallCases,
} from '../support/test-library.ts'

const errorLibrary = fileURLToPath(new URL('../fixtures/error-library', import.meta.url))

describe('the overview of the shipped cases', async () => {
  const library = await openToRead(shippedCases)
  const radar = await library.desk().radar()
  const coverage = library.desk().coverageOfAll()

  test('counts what the coverage page counts', () => {
    expect(coverage).toEqual(library.forMembers().coverage())
    expect(radar.cases).toBe(coverage.cases)
    const counted = {
      scene: coverage.scenes.map(({ value, main, also }) => ({ value, count: main + also })),
      theme: coverage.themes,
      collection: coverage.collections,
      prefecture: coverage.prefectures.filter(({ value }) => value !== 'nationwide'),
    }
    const wanted = Object.entries(counted).flatMap(([facet, values]) =>
      values.filter(({ count }) => count < 3).map(({ value, count }) => ({ facet, value, count })),
    )
    const single = radar.thin
      .filter(({ on }) => on.length === 1)
      .map(({ on: [one], count }) => ({ facet: one?.facet, value: one?.value, count }))
    expect(single).toHaveLength(wanted.length)
    expect(single).toEqual(expect.arrayContaining(wanted))
    const sum = radar.singleSourced.reduce((total, { single: own }) => total + own, 0)
    expect(sum).toBe(coverage.sourcing.single)
    expect(radar.unchecked.map(({ slug, checked }) => [slug, checked])).toEqual(
      coverage.unchecked.map(({ slug, checked }) => [slug, checked]),
    )
  })

  test('begins with what is emptiest, and each cell leads to the search that finds as many', async () => {
    const counts = radar.thin.map(({ count }) => count)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(radar.thin.length).toBeGreaterThan(0)
    for (const { on, count, href } of radar.thin) {
      const { state, problems } = readAddress(href.slice(href.indexOf('?') + 1))
      expect(problems).toEqual([])
      const facets = Object.fromEntries(on.map(({ facet, value }) => [facet, [value]]))
      expect(state.facets).toMatchObject(facets)
      expect((await search(library.forMembers(), '', { facets })).total).toBe(count)
    }
  })

  test('names the cases that say nothing of what readers ask first', () => {
    const cases = library.desk().allCases()
    for (const { id, cases: blank } of radar.blanks) {
      const slugs = new Set(blank.map(({ slug }) => slug))
      for (const found of cases) expect(slugs.has(found.slug)).toBe(!found.quotes[id])
    }
    expect(radar.blanks.map(({ label }) => label)).toEqual(['費用', '人手', 'いまの姿'])
  })

  test('leads to the desk and to the page of a case', () => {
    const rows = [...radar.blanks.flatMap(({ cases }) => cases), ...radar.singleSourced]
    expect(rows.length).toBeGreaterThan(0)
    for (const { slug, href, read } of rows) {
      expect(href).toBe(`/desk/cases/${slug}`)
      expect(read).toBe(`/cases/${slug}`)
    }
  })

  test('is drawn in a tenth of a second', () => {
    const cases = library.desk().allCases()
    expectCpuTimeBelow(100, () => {
      expect(drawRadar({ cases, coverage, problems: [], links: undefined }).thin).toEqual(
        radar.thin,
      )
    })
  })
})

test('problems of files are those of the library as data, errors first', async () => {
  const { library, close } = await openTestLibrary(errorLibrary, { model: noModel })
  const { files } = await library.desk().radar()
  const errors = files.filter(({ severity }) => severity === 'error')
  expect(errors).toHaveLength(library.problems().length)
  expect(files.slice(0, errors.length)).toEqual(errors)
  for (const { file, line, field, got, want } of errors) {
    const said = library.problems().filter((text) => text.startsWith(`${file}:${line}:`))
    expect(said.some((text) => text.includes(`${field} — ${got} / ${want}`))).toBe(true)
  }
  const hrefs = Object.fromEntries(files.map(({ file, href }) => [file, href]))
  expect(hrefs['error-tab.md']).toBe('/desk/cases/error-tab')
  expect(hrefs['Error-Name.md']).toBe('/desk')
  await close()
})

test('cases for members are in the overview, drafts are not', async () => {
  const folder = await makeFolder()
  await cp(smallCases, folder, { recursive: true })
  const path = join(folder, 'sora-town-koho.md')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(/^visibility: .*$/m, 'visibility: members'))
  const { library, close } = await openTestLibrary(folder, { model: noModel })
  const { cases } = await library.desk().radar()
  expect(cases).toBe(library.forMembers().coverage().cases)
  expect(cases).toBeGreaterThan(library.coverage().cases)
  await close()
})

describe('dead links', () => {
  const url = 'https://example.jp/gone'
  const report = (usedBy: { slug: string; source: number }[], verdict = 'dead') => ({
    checkedAt: '2026-11-28T20:00:00.000Z',
    links: [{ url, verdict, archive: 'https://warp.ndl.go.jp/search?keyword=x', usedBy }],
  })
  const radarOf = async (content: ReturnType<typeof report> | string | undefined) => {
    const { library, dataFolder, close } = await openTestLibrary(smallCases, { model: noModel })
    const [found] = library.desk().allCases()
    const [source] = found?.sources ?? []
    if (typeof content === 'string') await writeFile(join(dataFolder, 'links-report.json'), content)
    else if (content) {
      const text = JSON.stringify(content).replaceAll(url, source?.url ?? '')
      await writeLinksReport(dataFolder, JSON.parse(text))
    }
    const { links } = await library.desk().radar()
    await close()
    return { links, found, source }
  }
  const slug = 'hanasato-city-report'

  test('are those of the last report, with the day in Japan and the copy in WARP', async () => {
    const { links, found, source } = await radarOf(report([{ slug, source: 1 }]))
    expect(found?.slug).toBe(slug)
    expect(links?.day).toBe('2026-11-29')
    expect(links?.dead).toMatchObject([
      { url: source?.url, archive: 'https://warp.ndl.go.jp/search?keyword=x' },
    ])
    expect(links?.dead[0]?.usedBy).toMatchObject([{ slug, source: 1, href: `/desk/cases/${slug}` }])
  })

  test.each([
    ['answer', report([{ slug, source: 1 }], 'alive')],
    ['have been replaced since', report([{ slug, source: 99 }])],
    ['were in a case that has gone', report([{ slug: 'no-such-case', source: 1 }])],
  ])('are none that %s', async (_, content) => {
    expect((await radarOf(content)).links).toEqual({ day: '2026-11-29', dead: [] })
  })

  test.each([
    ['nobody has looked', undefined],
    ['the report is damaged', '{"checkedAt": "2026'],
    ['the report is of another kind', '{"checkedAt": "2026-11-28", "links": {}}'],
    [
      'a copy would lead elsewhere',
      JSON.stringify(report([])).replace('warp.ndl.go.jp', 'example.com'),
    ],
  ])('are not spoken of where %s', async (_, content) => {
    expect((await radarOf(content)).links).toBeUndefined()
  })

  test('are kept with the whole report of the command', async () => {
    const folder = await makeFolder()
    expect(await readLinksReport(folder)).toBeUndefined()
    await writeLinksReport(folder, { ...report([]), counts: { dead: 1 } } as ReturnType<
      typeof report
    >)
    expect(await readLinksReport(folder)).toMatchObject({ ...report([]), counts: { dead: 1 } })
  })
})
