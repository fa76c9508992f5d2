import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listClasses } from '../../server/cases/body-size.ts'
import type { Case } from '../../server/cases/case.ts'
import type { SearchAnswer, SearchRequest } from '../../server/contract/api.ts'
import {
  type FacetId,
  facets,
  prefectures,
  scenes,
  sorts,
} from '../../server/contract/vocabulary.ts'
import { conditionValuesOf } from '../../server/search/conditions/case-conditions.ts'
import { loadShippedCases, shippedCases } from '../support/shipped-cases.ts'
import { openToRead, search, slugsOf } from '../support/test-library.ts'

const library = await openToRead(shippedCases)
const cases = new Map((await loadShippedCases()).cases.map((found) => [found.slug, found]))

const extras = new Map([...cases.values()].map((found) => [found, conditionValuesOf(found)]))
const extraOf = (found: Case) => extras.get(found) ?? conditionValuesOf(found)

/** What a case has in each facet, written down anew from the case itself. */
const valuesOf: Record<FacetId, (found: Case) => (string | undefined)[]> = {
  scene: (found) => found.scenes,
  stage: (found) => found.scenes.map((scene) => scene.split('.')[0]),
  level: (found) => found.scenes.map((scene) => scene.split('.')[1]),
  theme: (found) => found.themes,
  collection: (found) => found.collections,
  field: (found) => found.fields,
  prefecture: (found) =>
    found.municipalities.map(
      ({ prefecture }) => prefectures.find(({ label }) => label === prefecture)?.id,
    ),
  population: (found) => listClasses(found),
  barrier: (found) => found.barriers,
  outcome: (found) => [found.outcome?.state ?? 'unknown'],
  money: (found) => {
    const isSum = /[\d十百千万億]円/.test(found.quotes.cost?.text ?? '')
    const said = found.sections.flatMap(({ paragraphs }) => paragraphs).join('')
    return isSum ? ['known'] : /[\d十百千万億]円/.test(said) ? ['mentioned'] : []
  },
  confidence: (found) => [found.confidence],
  // What these are of a case has its own promises (conditions-order.test.ts).
  region: (found) => extraOf(found).region,
  people: (found) => extraOf(found).people,
  land: (found) => extraOf(found).land,
  body: (found) => extraOf(found).body,
  starter: (found) => extraOf(found).starter,
  start: (found) => extraOf(found).start,
  span: (found) => extraOf(found).span,
  cost: (found) => extraOf(found).cost,
}

/** Whether these values of a case are wanted: any of the plain ones, and none of those with a minus. */
function isWanted(own: readonly (string | undefined)[], wanted: readonly string[]): boolean {
  const [left, kept] = [
    wanted.filter((value) => value[0] === '-').map((value) => value.slice(1)),
    wanted.filter((value) => value[0] !== '-'),
  ]
  const has = (value: string) => own.includes(value)
  return (kept.length === 0 || kept.some(has)) && !left.some(has)
}

type Choice = Pick<SearchRequest, 'facets' | 'from' | 'to'>

function matches(slug: string, choice: Choice, ignored?: FacetId): boolean {
  const found = cases.get(slug)
  if (!found) return false
  const { from = -Infinity, to = Infinity } = choice
  if (found.period.from > to || (found.period.to ?? Infinity) < from) return false
  return facets.every(({ id }) => {
    const wanted = choice.facets[id] ?? []
    return id === ignored || isWanted(valuesOf[id](found), wanted)
  })
}

const fieldWords = [...new Set([...cases.values()].flatMap((found) => found.fields))]
const hostile = ['', '*', 'stage', '__proto__', "' OR 1=1", 'workplace.improve,individual.fix']
const chooseValues = (words: readonly string[]) =>
  fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...words) },
      { weight: 3, arbitrary: fc.constantFrom(...words.map((word) => `-${word}`)) },
      fc.constantFrom(...hostile, '-', '--'),
    ),
    {
      maxLength: 3,
    },
  )
const facetChoice = fc.record(
  Object.fromEntries(
    facets.map(({ id, terms }) => [
      id,
      fc.option(chooseValues(terms?.map((term) => term.id) ?? fieldWords), { nil: [], freq: 8 }),
    ]),
  ) as Record<FacetId, fc.Arbitrary<string[]>>,
)
/** Mostly one or two facets at once: with all nine the list is nearly always empty. */
const choice: fc.Arbitrary<Choice> = fc
  .tuple(
    facetChoice,
    fc.subarray(
      facets.map(({ id }) => id),
      { maxLength: 3 },
    ),
    fc.option(fc.integer({ min: 1990, max: 2026 }), { nil: undefined, freq: 2 }),
    fc.option(fc.integer({ min: 1990, max: 2026 }), { nil: undefined, freq: 2 }),
  )
  .map(([all, kept, from, to]) => ({
    facets: Object.fromEntries(kept.map((id) => [id, all[id]])),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }))

const texts = ['', '改善運動', '公民連携の失敗', '若手職員', '窓口']
const someText = fc.constantFrom(...texts)
/** Not beyond the year of the last check, after which nobody knows what still runs. */
const someYears = fc.array(fc.integer({ min: 1990, max: 2025 }), { maxLength: 4 })

describe('filters mean what they say', () => {
  const unfiltered = new Map<string, SearchAnswer>()

  beforeAll(async () => {
    for (const text of texts) unfiltered.set(text, await search(library, text))
  })

  test('total, list and every count are those of a plain filter, for 300 choices', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), choice, async (text, chosen) => {
        const all = slugsOf(unfiltered.get(text) ?? (await search(library, text)))
        const answer = await search(library, text, chosen)
        const wanted = all.filter((slug) => matches(slug, chosen))
        expect(slugsOf(answer)).toEqual(wanted)
        expect(answer.total).toBe(wanted.length)
        for (const { id } of facets) {
          const countable = all.filter((slug) => matches(slug, chosen, id))
          for (const { value, count } of answer.facets[id] ?? []) {
            const having = countable.filter((slug) => {
              const found = cases.get(slug)
              return found !== undefined && isWanted(valuesOf[id](found), [value])
            })
            expect(count, `${id}=${value}`).toBe(having.length)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('decades and years count the cases that choosing them would show', async () => {
    await fc.assert(
      fc.asyncProperty(someText, choice, someYears, async (text, { facets: chosen }, wanted) => {
        const { facets: counted, years } = await search(library, text, {
          facets: chosen,
          ...{ from: 2010, to: 2012 },
        })
        for (const { value, count } of counted['period'] ?? []) {
          const decade = { from: Number(value), to: Number(value) + 9 }
          const { total } = await search(library, text, { facets: chosen, ...decade })
          expect(count, value).toBe(total)
        }
        for (const year of wanted) {
          const { total } = await search(library, text, { facets: chosen, from: year, to: year })
          expect(years.counts[year - years.first] ?? 0, String(year)).toBe(total)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('what taking one condition away would show is what it shows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), choice, async (text, chosen) => {
        const { without } = await search(library, text, chosen)
        const isFree = Object.values(chosen.facets).every((values) => values?.length === 0)
        const { from, to, facets: values } = chosen
        if (isFree && from === undefined && to === undefined) {
          expect(without).toBe(undefined)
          return
        }
        expect(without?.all).toBe((await search(library, text)).total)
        for (const { facet, value, total } of without?.each ?? []) {
          const rest = Object.fromEntries(
            Object.entries(values).map(([id, all]) => [
              id,
              id === facet ? all.filter((other) => other !== value) : all,
            ]),
          )
          const years = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
          const relaxed = { facets: rest, ...(facet !== 'period' && years) }
          expect(total, `${facet}=${value}`).toBe((await search(library, text, relaxed)).total)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('how the cases were found adds up to the total', async () => {
    for (const text of texts.slice(1)) {
      const { found, total } = await search(library, text)
      expect(found.words + found.meaning + found.both).toBe(total)
    }
  })

  test('every scene, stage and level is counted, none too', async () => {
    const { facets: counted } = await search(library, '窓口')
    expect(counted['scene']?.map(({ value }) => value)).toEqual(scenes.map(({ id }) => id))
    expect([counted['stage']?.length, counted['level']?.length]).toEqual([4, 3])
  })

  test('a chosen value stays on the screen even where no case has it', async () => {
    const { facets: counted, total } = await search(library, '窓口', {
      facets: { field: ['ない分野'] },
    })
    expect(total).toBe(0)
    expect(counted['field']).toContainEqual({ value: 'ない分野', label: 'ない分野', count: 0 })
  })
})

describe('the list', () => {
  test('paging walks through exactly the cases that are counted, each once', async () => {
    const pageSize = fc.integer({ min: 1, max: 100 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), choice, pageSize, async (text, chosen, size) => {
        const whole = await search(library, text, chosen)
        const walked: string[] = []
        for (let page = 1; page <= Math.ceil(whole.total / size) + 1; page++) {
          walked.push(...slugsOf(await search(library, text, { ...chosen, page, size })))
        }
        expect(walked).toEqual(slugsOf(whole))
        expect(new Set(walked).size).toBe(whole.total)
      }),
      { numRuns: 25 },
    )
  })

  test('a page far beyond the end is empty and counts the same', async () => {
    const answer = await search(library, '', { page: 1_000_000_000 })
    expect([answer.hits.length, answer.total]).toEqual([0, cases.size])
  })

  test.each(sorts.map(({ id }) => id))('sorted by %s it holds the same cases', async (sort) => {
    const own = 15_000
    const sorted = await search(library, '改善運動', { sort, own })
    const plain = await search(library, '改善運動')
    expect(slugsOf(sorted).sort()).toEqual(slugsOf(plain).sort())
    const order: Record<string, (slug: string) => number> = {
      newest: (slug) => -(cases.get(slug)?.period.from ?? 0),
      updated: (slug) => -Date.parse(cases.get(slug)?.checked ?? ''),
      prefecture: (slug) =>
        prefectures.findIndex(
          ({ label }) => label === cases.get(slug)?.municipalities[0]?.prefecture,
        ),
      size: (slug) =>
        Math.min(
          ...(cases.get(slug)?.municipalities ?? []).map(({ population }) =>
            population === undefined ? 99 : Math.abs(Math.log(population / own)),
          ),
        ),
    }
    const keys = slugsOf(sorted).map(order[sort] ?? (() => 0))
    expect(keys).toEqual([...keys].sort((a, b) => a - b))
  })
})

test('of one scene alone two cases are named that are of it before all else, those with most sources', async () => {
  const facets = { scene: ['community.innovate'] }
  const { typical = [], hits } = await search(library, '', { facets })
  const main = hits
    .filter(({ scenes: [first] }) => first === 'community.innovate')
    .map(({ slug }) => cases.get(slug)?.sources.length ?? 0)
  const most = main.sort((a, b) => b - a).slice(0, 2)
  expect(typical.map(({ slug }) => cases.get(slug)?.sources.length)).toEqual(most)
  for (const more of [
    { ...facets, stage: ['community'] },
    { scene: ['community.fix', 'community.innovate'] },
  ]) {
    expect(await search(library, '', { facets: more })).not.toHaveProperty('typical')
  }
  expect(await search(library, '公園', { facets })).not.toHaveProperty('typical')
})
