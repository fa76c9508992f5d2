/** What was typed and what was meant, on all the shipped cases: places by their readings, wrong kanji, kana for kanji. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import { createCaseIndexer } from '../../server/library/catalogue.ts'
import { correctWords } from '../../server/search/correct.ts'
import { createForwardIndex } from '../../server/search/forward-index/forward-index.ts'
import { createLexicon, type Spelling } from '../../server/search/lexicon.ts'
import { parseNoun } from '../../server/search/nouns.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import { listMunicipalities } from '../../server/text/municipalities.ts'
import { phoneticKey, toRomaji } from '../../server/text/phonetic-key.ts'
import { anyText } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'
import { loadShippedCases, shippedCases } from '../support/shipped-cases.ts'
import { openToRead, search } from '../support/test-library.ts'

const analyzer = await loadAnalyzer()
const cases = listShownCases((await loadShippedCases()).cases, 'public')
const municipalities = listMunicipalities()
const places = cases.flatMap((found) => found.municipalities)
/** さくら市 is another city than 佐倉市. */
const names = new Set(municipalities.map(({ name }) => name))
const own = new Set(places.map(({ name }) => name))
const { spelling, nouns } = openSpelling(own)
const correct = (text: string) => correctWords(text, spelling)
const library = await openToRead(shippedCases)

/** The spelling of the shipped cases, as of places with these names. */
function openSpelling(names: ReadonlySet<string>): { spelling: Spelling; nouns: string[] } {
  const index = createCaseIndexer(analyzer)
  const forwardIndex = createForwardIndex()
  const rows = cases.map((found) => forwardIndex.rowOf(index(found).document))
  const { nouns: dictionary, terms } = forwardIndex.dictionaries
  const lexicon = createLexicon(
    rows.map((row) => row.nouns),
    dictionary,
    names,
  )
  return {
    spelling: { analyzer, lexicon, isKnown: (term) => terms.find(term) !== undefined },
    nouns: [...new Set(dictionary.words.map((word) => parseNoun(word).surface))],
  }
}

const toKatakana = (kana: string) =>
  kana.replace(/[ぁ-ゖ]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0x60))
const bareOf = (name: string, kana: string) =>
  kana.replace(name.endsWith('市') ? /し$/ : /(?:く|ちょう|まち|むら|そん)$/, '')

describe('a municipality of the cases is found by its official reading', () => {
  const known = municipalities.filter(({ name }) => own.has(name))

  test('in hiragana, katakana, half width and romaji, with its suffix', () => {
    const wrong = known.flatMap(({ name, kana }) => {
      const decomposed = toKatakana(kana).normalize('NFD')
      const typed = [kana, toKatakana(kana), decomposed, toRomaji(kana), `${toRomaji(kana)}!`]
      return typed.filter((text) => correct(text).replace('!', '') !== name)
    })
    expect(wrong).toEqual([])
  })

  test('in English, with spaces and hyphens, in capitals', () => {
    const english: Record<string, string> = { 市: 'City', 区: 'Ward', 町: 'Town', 村: 'Village' }
    const wrong = known.flatMap(({ name, kana }) => {
      const bare = toRomaji(bareOf(name, kana))
      const suffix = toRomaji(kana).slice(bare.length)
      const typed = [`${bare} ${english[name.slice(-1)]}`, `${bare}-${suffix}`.toUpperCase()]
      return typed.filter((text) => correct(text) !== name && !correct(text).includes(name))
    })
    expect(wrong).toEqual([])
  })

  test('before の, before its suffix in kanji, after its prefecture, and before a word', () => {
    const wrong = known.flatMap(({ prefecture, name, kana }) => {
      const bare = bareOf(name, kana)
      return [
        [`${kana}の窓口`, `${name}の窓口`],
        [`${bare}${name.slice(-1)}の窓口`, `${name}の窓口`],
        [`${prefecture}${kana}`, `${prefecture}${name}`],
      ].filter(([typed = '', meant]) => !names.has(typed.slice(0, -3)) && correct(typed) !== meant)
    })
    expect(wrong).toEqual([])
  })

  test('before a particle with nothing behind it, though 市 is left out', () => {
    const wrong = known.flatMap(({ name, kana }) => {
      const bare = bareOf(name, kana)
      // Two kana are a word too often; あかし is written so in a case, and みよし with it is 三好, too.
      if (bare.length < 3 || spelling.lexicon.has(bare) || correct(bare) !== name.slice(0, -1))
        return []
      return ['で', 'の', 'に', 'へ', 'は', 'から', 'では']
        .map((particle) => [`${bare}${particle}`, `${name.slice(0, -1)}${particle}`] as const)
        .filter(
          ([typed, meant]) => !spelling.lexicon.places.isReading(typed) && correct(typed) !== meant,
        )
        .map(([typed]) => `${typed} → ${correct(typed)}`)
    })
    expect(wrong).toEqual([])
  })

  test('and a case of it is among the first three', async () => {
    const missed: string[] = []
    for (const { name, kana } of known) {
      const { hits } = await search(library, kana, { size: 3 })
      const isThere = hits.some((hit) => hit.municipalities.some((each) => each.name === name))
      if (!isThere) missed.push(kana)
    }
    expect(missed).toEqual([])
  })

  test.each([
    ['しわまち', '紫波町'],
    ['shiwa town', '紫波町'],
    ['おおいたけんべっぷし', '大分県別府市'],
    ['kōbe-shi', '神戸市'],
    ['べっぷのおくやみ', '別府のおくやみ'],
    ['おおいたけん', '大分県'],
    ['とうきょうとみなとく', '東京都みなとく'],
    ['おおさかふとよなかし', '大阪府とよなかし'],
  ])('%s is %s', (typed, meant) => {
    expect(correct(typed)).toBe(meant)
  })
})

test('no reading of any municipality becomes a word that is read otherwise', () => {
  const wrong = municipalities.flatMap(({ name, kana }) =>
    [kana, bareOf(name, kana)].flatMap((typed) => {
      const meant = correct(typed)
      const isSame = meant === typed || name.startsWith(meant)
      return isSame || phoneticKey(analyzer.read(meant)) === phoneticKey(typed) || isNamed(meant)
        ? []
        : [`${typed} → ${meant}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('a town that no case has, read ちょう for まち or the other way, does not become another', () => {
  const others: Record<string, string> = {
    ちょう: 'まち',
    まち: 'ちょう',
    むら: 'そん',
    そん: 'むら',
  }
  const wrong = municipalities.flatMap(({ name, kana }) => {
    const suffix = /(?:ちょう|まち|むら|そん)$/.exec(kana)?.[0]
    if (suffix === undefined) return []
    const typed = kana.slice(0, -suffix.length) + others[suffix]
    const meant = correct(typed)
    const isSame = meant === typed || phoneticKey(analyzer.read(meant)) === phoneticKey(typed)
    return isSame ||
      (isNamed(meant.split(' OR ')[0] ?? '') &&
        municipalities.some(
          (each) =>
            meant.includes(each.name) && each.kana.startsWith(kana.slice(0, -suffix.length)),
        ))
      ? []
      : [`${name} ${typed} → ${meant}`]
  })
  expect(wrong).toEqual([])
})

test('no text of readings takes long, however many places it names', () => {
  for (const piece of [
    'おおいたけんべっぷし',
    'べっぷ',
    'べっぷの',
    'とうきょうと',
    'しく',
    'beppushi',
    'ふくいけん',
  ]) {
    expectCpuTimeBelow(50, () => correct(piece.repeat(200).slice(0, 200)))
  }
})

/** The dictionary reads 北上 otherwise than its people do. */
function isNamed(text: string): boolean {
  return municipalities.some(({ name }) => name === text || name.slice(0, -1) === text)
}

test('municipalities that share a reading are all looked for', () => {
  const both = openSpelling(new Set(['出水市', '和泉市'])).spelling
  expect(new Set(correctWords('いずみし', both).split(' OR '))).toEqual(
    new Set(['出水市', '和泉市']),
  )
  expect(correctWords('いずみしの図書館', both)).toMatch(
    /^(?:出水市・和泉市|和泉市・出水市)の図書館$/,
  )
})

test('a municipality in kanji that no case has stays as it is', () => {
  const changed = municipalities.filter(({ name }) => correct(name) !== name)
  expect(changed.map(({ name }) => `${name} → ${correct(name)}`)).toEqual([])
})

describe('a word of the library that is typed in hiragana', () => {
  test('is found, or stays as it was typed, or becomes a word that sounds the same: 88 in a hundred are found', () => {
    const read = nouns
      .filter((noun) => /\p{Script=Han}/u.test(noun))
      .map((noun) => ({ noun, kana: analyzer.read(noun) }))
      .filter(({ kana }) => /^[ぁ-ゖー]{4,}$/.test(kana))
    const found = read.filter(({ noun, kana }) => correct(kana) === noun)
    expect(found.length / read.length).toBeGreaterThan(0.88)
  })

  test('that is no place does not become one', () => {
    for (const [typed, meant] of [
      ['せいか', '成果'],
      ['かいぜん', '改善'],
      ['かんり', '管理'],
      ['ちいき', '地域'],
    ] as const) {
      expect(correct(typed)).toBe(meant)
    }
  })
})

describe('one wrong kanji in a compound of four or more', () => {
  test.each([
    ['指定官理者', '指定管理者'],
    ['改繕運動', '改善運動'],
    ['公民連係', '公民連携'],
    ['指定官理者制度の見直し', '指定管理者制度の見直し'],
  ])('%s is %s', (typed, meant) => {
    expect(correct(typed)).toBe(meant)
  })

  const compounds = nouns.filter((noun) => /^\p{Script=Han}{4,}$/u.test(noun)).sort()
  const kanji = [...new Set(compounds.join(''))].sort()

  test('is found back or left alone; once in a hundred it becomes a third word at most', () => {
    const counts = { back: 0, alone: 0, third: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...compounds),
        fc.nat(20),
        fc.constantFrom(...kanji),
        (compound, place, wrong) => {
          const at = place % compound.length
          const typed = compound.slice(0, at) + wrong + compound.slice(at + 1)
          if (spelling.lexicon.has(typed)) return
          const meant = correct(typed)
          if (meant === compound) counts.back++
          else if (meant === typed) counts.alone++
          else counts.third++
        },
      ),
      { numRuns: 1500, seed: 1 },
    )
    const total = counts.back + counts.alone + counts.third
    expect(counts.third / total).toBeLessThan(0.01)
    expect(counts.back / total).toBeGreaterThan(0.7)
  })

  test.each(['改良運動', '図書館法', '市民憲章', '推進委員長', '公共工事', '地方公務員法'])(
    '%s, a word of its own, stays',
    (word) => {
      expect(correct(word)).toBe(word)
    },
  )
})

describe('kana inside a word of kanji', () => {
  test.each([
    ['かいぜん運動', '改善運動'],
    ['改ぜん', '改善'],
    ['業務かいぜん', '業務改善'],
    ['職員ていあん制度', '職員提案制度'],
    ['業務のかいぜんを進める', '業務の改善を進める'],
  ])('%s is %s', (typed, meant) => {
    expect(correct(typed)).toBe(meant)
  })

  test.each([
    '新しい店',
    '年ごろ',
    '市がいい',
    '町では',
    'まち全体',
    '取り組みを続ける',
    '思いやり',
  ])('%s stays', (text) => {
    expect(correct(text)).toBe(text)
  })
})

test('short words that never meet in a case are no chain', () => {
  for (const typed of ['テレワーク', 'ほうじんかく', 'みちすじをつける']) {
    expect(correct(typed)).not.toMatch(/手入れ|法人各|道数字/)
  }
})

test('nothing that a case has as title, question, keyword or noun is corrected', () => {
  const written = [
    ...nouns,
    ...cases.flatMap((found) => [found.title, ...found.questions, ...found.keywords]),
  ]
  expect(written.filter((text) => correct(text) !== text)).toEqual([])
})

test('any text is corrected without an error, and what was corrected is not corrected again', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.constantFrom(...nouns).map((noun) => analyzer.read(noun)),
      ),
      (text) => {
        const meant = correct(text)
        expect(correct(meant)).toBe(meant)
      },
    ),
    { numRuns: 500 },
  )
})
