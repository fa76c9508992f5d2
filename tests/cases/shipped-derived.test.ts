/** What is derived from the shipped cases, and read by everybody, looked at in each of them. */

import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { listSentences } from '../../server/cases/blocks.ts'
import { listEvents } from '../../server/cases/chronicle.ts'
import { loadCases } from '../../server/cases/load.ts'
import { groupByRole } from '../../server/cases/roles.ts'

const { cases } = await loadCases(fileURLToPath(new URL('../../cases', import.meta.url)))

test('there are cases to look at', () => {
  expect(cases.length).toBeGreaterThan(90)
})

test('every chronicle is in order and ends at the last check', () => {
  for (const found of cases) {
    const years = listEvents(found).map(({ year }) => year)
    expect(years, found.slug).toEqual(years.toSorted((a, b) => a - b))
    const latest = Number(found.checked.slice(0, 4))
    expect(years.filter((year) => year < 1850 || year > latest)).toEqual([])
  }
})

test('every event is a whole sentence of its section that names its year, and stands once', () => {
  for (const found of cases) {
    const events = listEvents(found)
    for (const { text, section, sources, year } of events) {
      const body = found.sections.find(({ id }) => id === section)
      expect(body && listSentences(body.blocks), text).toContainEqual({ text, sources })
      expect(text).toMatch(/。[」』）]?$/)
      expect(text).toContain(String(year))
    }
    expect(new Set(events.map(({ text }) => text)).size, found.slug).toBe(events.length)
  }
})

test('every actor plays exactly one part', () => {
  for (const { slug, actors } of cases) {
    const grouped = groupByRole(actors).flatMap((role) => role.actors)
    expect(grouped.toSorted(), slug).toEqual(actors.toSorted())
  }
})

test('what was done was done about a barrier of the same case', () => {
  for (const { slug, barriers, responses } of cases) {
    expect(barriers, slug).toEqual(expect.arrayContaining(responses.map(({ barrier }) => barrier)))
  }
})
