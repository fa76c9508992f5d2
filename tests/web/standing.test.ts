import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levels, scenes, stages } from '../../server/contract/vocabulary.ts'
import {
  formatAnswers,
  neither,
  parseAnswers,
  questions,
  questionsAbout,
} from '../../web/pages/locate/questions.ts'
import { sayStanding } from '../../web/pages/locate/StandingPanel.tsx'
import { likeFirst } from '../../web/pages/locate/StepColumns.tsx'
import { findStanding, findSteps } from '../../web/pages/locate/standing.ts'

/** Any way of answering: some questions not at all, some with neither. */
const anyAnswers = fc
  .tuple(
    ...questions.map(({ id, choices }) =>
      fc
        .option(fc.constantFrom(neither, ...choices.map((choice) => choice.id)), { freq: 4 })
        .map((value) => (value === null ? [] : [[id, value] as const])),
    ),
  )
  .map((pairs) => Object.fromEntries(pairs.flat()))

describe('the answers of the self-locator', () => {
  it('come back out of the fragment as they went in', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(parseAnswers(formatAnswers(answers))).toEqual(answers)
      }),
    )
  })

  it('are read out of any fragment, and hold nothing but answers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (fragment) => {
        expect(parseAnswers(fragment)).toEqual({})
      }),
    )
    expect(parseAnswers('#who=workplace&who2=x&where=mars&__proto__=x')).toEqual({
      who: 'workplace',
    })
  })
})

describe('where the answers place a reader', () => {
  it('is every scene that most answers of both sides point to, and no other', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { cells } = findStanding(answers)
        const votes = (axis: 'stage' | 'level', id: string): number =>
          questionsAbout(axis).filter((question) => answers[question.id] === id).length
        const most = (axis: 'stage' | 'level', ids: readonly { id: string }[]): number =>
          Math.max(...ids.map(({ id }) => votes(axis, id)))
        const [mostStage, mostLevel] = [most('stage', stages), most('level', levels)]
        const wanted = scenes.filter(
          ({ stage, level }) =>
            mostStage > 0 &&
            mostLevel > 0 &&
            votes('stage', stage) === mostStage &&
            votes('level', level) === mostLevel,
        )
        expect(cells).toEqual(wanted.map(({ id }) => id))
      }),
    )
  })

  it('is said with the answers that led there, word for word', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { stage, level } = findStanding(answers)
        for (const { id, said } of [...stage.leading, ...level.leading]) {
          const chosen = questions
            .filter((question) => answers[question.id] === id)
            .map(({ choices }) => choices.find((choice) => choice.id === id)?.text)
          expect(said).toEqual(chosen)
        }
      }),
    )
  })

  it('does not depend on the size of the body', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { body: _body, ...others } = answers
        expect(findStanding(answers)).toEqual(findStanding(others))
      }),
    )
  })

  it('is between two scenes in a tie, and says so', () => {
    const standing = findStanding({ who: 'workplace', where: 'organization', question: 'improve' })
    expect(standing.cells).toEqual(['workplace.improve', 'organization.improve'])
    expect(sayStanding(standing)).toContain('二つの場面の間')
  })

  it('needs an answer to both sides', () => {
    expect(findStanding({ who: 'workplace', question: neither }).cells).toEqual([])
    expect(sayStanding(findStanding({ who: 'workplace' }))).toContain('深さの問い')
    expect(sayStanding(findStanding({ goal: 'fix' }))).toContain('範囲の問い')
    expect(sayStanding(findStanding({}))).toContain('範囲と深さ')
  })
})

describe('one step on', () => {
  it('is a wider stage of the same level, or a deeper level of the same stage', () => {
    for (const { id, stage, level } of scenes) {
      const { wider, deeper } = findSteps([id])
      const right = stages[stages.findIndex((one) => one.id === stage) + 1]
      const down = levels[levels.findIndex((one) => one.id === level) + 1]
      expect(wider).toEqual(right ? [`${right.id}.${level}`] : [])
      expect(deeper).toEqual(down ? [`${stage}.${down.id}`] : [])
    }
  })

  it('is never where the reader is already, nor the same scene twice', () => {
    fc.assert(
      fc.property(fc.subarray(scenes.map(({ id }) => id)), (cells) => {
        const { wider, deeper } = findSteps(cells)
        for (const steps of [wider, deeper]) {
          expect(new Set(steps).size).toBe(steps.length)
          expect(steps.filter((step) => cells.includes(step))).toEqual([])
        }
      }),
    )
  })
})

it('cases of a body like the reader’s come first, all others in their own order', () => {
  const card = (slug: string, population: string) => ({
    ...{ slug, population },
    ...{ title: slug, municipalities: [], line: '' },
  })
  const cards = [card('a', 'city'), card('b', 'town-village'), card('c', 'city')]
  expect(likeFirst(cards, 'town-village').map(({ slug }) => slug)).toEqual(['b', 'a', 'c'])
  expect(likeFirst(cards, undefined).map(({ slug }) => slug)).toEqual(['a', 'b', 'c'])
})
