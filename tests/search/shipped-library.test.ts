import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { measureAnswerability } from '../../scripts/eval/answerability-eval.ts'
import { meanMeasures, measureLibrary, readQueries } from '../../scripts/eval/measures.ts'
import { compareWithBaseline, readBaseline } from '../../scripts/eval/report.ts'
import { readCacheFile } from '../../server/cache-file.ts'
import { vectorFormat } from '../../server/search/embedding/vector-file.ts'
import { vectorKey } from '../../server/search/embedding/vector-pack.ts'
import { shippedVectorsFile } from '../../server/search/embedding/vector-store.ts'
import { cutPassages } from '../../server/search/passages.ts'
import { loadShippedCases, shippedCases } from '../support/shipped-cases.ts'
import { openTestLibrary, search, slugsOf, withoutTime } from '../support/test-library.ts'

const fileOf = (name: string) => fileURLToPath(new URL(`../eval/${name}`, import.meta.url))

const { library, dataFolder, close } = await openTestLibrary(shippedCases)
afterAll(close)
const { cases } = await loadShippedCases()
const publicCases = cases.filter(({ visibility }) => visibility === 'public')

describe('a first start computes nothing', () => {
  test('every passage of the shipped cases has its shipped vector, and no vector is left over', async () => {
    const pack = await readCacheFile(shippedVectorsFile, vectorFormat, () => expect.unreachable())
    const wanted = publicCases.flatMap(cutPassages).map(({ input }) => vectorKey(input))
    expect(wanted.filter((key) => !pack?.has(key))).toEqual([])
    expect(pack?.size).toBe(new Set(wanted).size)
  })

  test('so nothing has to be kept but when each file was written: analyses and vectors all came with the cases', async () => {
    expect(await readdir(dataFolder)).toEqual(['stamps.bin'])
  })

  test('the library opens whole and well', () => {
    expect(library.health()).toMatchObject({
      ...{ status: 'ok', cases: publicCases.length, degraded: [], problems: 0 },
      vectors: publicCases.flatMap(cutPassages).length,
    })
  })
})

describe('the right case comes first', () => {
  test.each([
    [
      '市役所の手続きを一か所で済ませたい',
      ['beppu-city-okuyami-corner', 'kitami-city-kakanai-madoguchi'],
    ],
    ['ぴんぽんぱん', ['kitakami-city-ping-pong-pang']],
    ['公民連係', ['daito-city-azuma-ppp-agent']],
    [
      'H19 改善 発表会',
      [
        'zenkoku-kaizen-jissen-happyokai',
        'yamagata-city-hanagasa-grandprix',
        'fukuoka-city-dna-undo',
      ],
    ],
    ['住民投票で止まった図書館', ['komaki-city-library-referendum']],
    ['PFIの失敗から学ぶ', ['fukuoka-city-thalasso-pfi']],
    [
      '若手の提案が続かない',
      [
        'minamichita-town-goodjob-undo',
        'hekinan-city-shokuin-teian',
        'koriyama-city-shinhasso-kenkyujuku',
      ],
    ],
  ])('%s', async (text, wanted) => {
    const answer = await search(library, text)
    expect(wanted).toContain(slugsOf(answer)[0])
    expect(answer.noAnswer).toBe(false)
  })

  test('for its own title and its own questions, every case is among the first three', async () => {
    const missed: string[] = []
    for (const { slug, title, questions } of publicCases.filter((_, at) => at % 6 === 0)) {
      for (const text of [title, ...questions.slice(0, 1)]) {
        if (
          !slugsOf(await search(library, text))
            .slice(0, 3)
            .includes(slug)
        )
          missed.push(text)
      }
    }
    expect(missed).toEqual([])
  })
})

describe('years are the same in every way of writing', () => {
  test('平成19年, H19, Ｈ１９ and 2007 put the same case first', async () => {
    const firsts = new Set<string | undefined>()
    for (const year of ['平成19年', 'H19', 'Ｈ１９', '2007年']) {
      firsts.add(slugsOf(await search(library, `${year} 改善 発表会`))[0])
    }
    expect(firsts.size).toBe(1)
  })

  test('取組, 取り組み, 取組み and とりくみ find the same cases first', async () => {
    const [plain, ...others] = await Promise.all(
      ['取り組み', '取組', '取組み', 'とりくみ'].map((text) => search(library, text)),
    )
    for (const other of others) {
      expect(other.weak).toBe(plain?.weak)
      expect(slugsOf(other).slice(0, 3)).toEqual(plain && slugsOf(plain).slice(0, 3))
    }
  })
})

describe('a search by words alone', () => {
  test('says so, finds nothing by meaning, and is the same again beside the whole one', async () => {
    const text = 'マンネリになった運動を立て直す'
    const words = await search(library, text, { evidence: 'words' })
    const whole = await search(library, text)
    expect([words.evidence, whole.evidence]).toEqual(['words', undefined])
    expect(new Set(words.hits.map(({ match }) => match))).toEqual(new Set(['words']))
    expect(words.found).toMatchObject({ meaning: 0, both: 0 })
    expect(whole.found.meaning + whole.found.both).toBeGreaterThan(0)
    expect(words.degraded).toBeUndefined()
    const again = await search(library, text, { evidence: 'words' })
    expect(withoutTime(again)).toEqual(withoutTime(words))
  })
})

describe('every hit says why', () => {
  test('found by words gives word reasons, found by meaning gives meaning reasons', async () => {
    // An ask can be found by its words, by its meaning, or by both.
    const ofMeaning = ['question', 'meaning']
    const isOfWords = (kind: string) => kind !== 'ask' && !ofMeaning.includes(kind)
    for (const text of ['若手の提案が続かない', '公民連係', '窓口', '改善運動', 'おがーる']) {
      for (const { match, reasons, snippet } of (await search(library, text)).hits) {
        const kinds = reasons.map(({ kind }) => kind)
        expect(reasons.every(({ label }) => label !== '')).toBe(true)
        const isAsked = kinds.includes('ask')
        expect(kinds.some(isOfWords) || (isAsked && match !== 'meaning')).toBe(match !== 'meaning')
        const isOfMeaning = kinds.some((kind) => ofMeaning.includes(kind))
        expect(isOfMeaning || (isAsked && match !== 'words')).toBe(match !== 'words')
        expect(snippet.segments.length).toBeGreaterThan(0)
      }
    }
  })

  test('a word that is given as the reason stands in the case', async () => {
    const { hits } = await search(library, '住民投票で止まった図書館')
    const [first] = hits
    const words = first?.reasons.find(({ kind }) => kind === 'word')?.words
    expect(words).toEqual(expect.arrayContaining(['住民', '投票', '図書館']))
  })

  test.each(['\ud800 改善', '😀', '？', 'あ'.repeat(200), '改善'.repeat(100)])(
    'a strange query (%j) is answered with the model too',
    async (text) => {
      const { total, hits, noAnswer } = await search(library, text)
      expect(hits.length).toBe(total)
      expect(noAnswer).toBe(total === 0)
    },
  )

  test('what was read out of the query is said', async () => {
    const { query } = await search(library, '人口の少ない町で、市長が替わって止まった')
    const understood = query.understood?.map(({ facet, value }) => `${facet}=${value}`)
    expect(understood).toEqual(
      expect.arrayContaining(['population=town-village', 'barrier=leader-change']),
    )
  })
})

describe('honesty', () => {
  test.each(['量子コンピュータの冷却', '氷柱会議', 'クジラの回遊', '深海魚の生態'])(
    '%s has no answer, and no list is passed off as one',
    async (text) => {
      const answer = await search(library, text)
      expect(answer).toMatchObject({ noAnswer: true, total: 0, hits: [] })
      expect(answer.weak).toBeUndefined()
    },
  )

  test('a weak answer shows cases and says that it is weak; a good one does not', async () => {
    for (const text of ['猫の手も借りたい', '除雪', '窓口の待ち時間', '改善運動', 'ドローン']) {
      const { weak, noAnswer, total } = await search(library, text)
      expect(noAnswer).toBe(total === 0)
      if (weak) expect(total).toBeGreaterThan(0)
    }
    expect((await search(library, '改善運動')).weak).toBeUndefined()
  })

  test('a filter that leaves nothing is no missing answer', async () => {
    const answer = await search(library, '改善運動', { facets: { field: ['ない分野'] } })
    expect([answer.noAnswer, answer.total]).toEqual([false, 0])
  })

  test('without a query all cases are listed, without scores or reasons', async () => {
    const answer = await search(library, '   ')
    expect(answer.total).toBe(publicCases.length)
    expect(answer.noAnswer).toBe(false)
    expect(answer.hits.every(({ reasons }) => reasons.length === 0)).toBe(true)
  })

  test('the same query gives the same answer again', async () => {
    for (const text of ['職員の意識を変える', '公園', '']) {
      expect(withoutTime(await search(library, text))).toEqual(
        withoutTime(await search(library, text)),
      )
    }
  })
})

describe('similar cases', () => {
  const similarTo = (slug: string) => {
    const answer = library.findCase(slug)
    return answer && 'found' in answer ? answer.found.similar : []
  }

  test('each has reasons, none is the case itself, none comes twice', () => {
    for (const { slug } of publicCases) {
      const similar = similarTo(slug)
      expect(similar.length).toBeGreaterThan(0)
      expect(similar.every(({ reasons }) => reasons.length > 0)).toBe(true)
      const slugs = similar.map((other) => other.slug)
      expect(new Set([slug, ...slugs]).size).toBe(slugs.length + 1)
    }
  })

  test('half of them or more are mutual', () => {
    const pairs = publicCases.flatMap(({ slug }) =>
      similarTo(slug).map((other) => similarTo(other.slug).some((back) => back.slug === slug)),
    )
    expect(pairs.filter(Boolean).length / pairs.length).toBeGreaterThan(0.5)
  })
})

describe('the search is as good as when its baseline was saved', async () => {
  const queries = [
    ...((await readQueries(fileOf('dev.jsonl'))) ?? []),
    ...((await readQueries(fileOf('dev2.jsonl'))) ?? []),
  ]
  const measured = await measureLibrary(library, queries)
  const baseline = await readBaseline(fileOf('baseline.json'))

  test('nDCG@10 has not dropped beyond chance (npm run eval -- --save-baseline accepts a change)', () => {
    const { high, mean, low } = compareWithBaseline(baseline.both, measured)
    expect(
      high,
      `difference ${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`,
    ).toBeGreaterThanOrEqual(0)
  })

  test('the baseline knows every query that has an answer', () => {
    const answerable = measured.filter(({ measures }) => measures).map(({ id }) => id)
    expect(Object.keys(baseline.both).sort()).toEqual(answerable.sort())
  })

  test('no answer is rarely said wrongly, and half of the unanswerable are caught', () => {
    const { falseNone } = meanMeasures(measured)
    expect(falseNone).toBeLessThanOrEqual(0.05)
    expect(measureAnswerability(measured).recall).toBeGreaterThanOrEqual(0.5)
  })
})
