/** 事実: what stands on the paper and what does not. */

import { callOf, findStartYear, joinLetters, type Material, nameAmong } from './material.ts'
import { type Asked, nothingWritten, type Rotation } from './questions.ts'
import { type Sentence, withoutStop } from './sentence.ts'
import { askActors, askNumber, askYear } from './wordings.ts'

/** Questions about facts: year, people, number; further wordings where one of them has nothing to ask. */
export function askFacts(
  materials: readonly Material[],
  count: number,
  own: string,
  next: Rotation,
): Asked[] {
  const asked = [
    askForYear(materials, own, next),
    askForActors(materials, next),
    askForNumber(materials, next),
  ].filter((each) => each !== undefined)
  while (asked.length < count) asked.push({ text: next(askActors)('') })
  return asked.slice(0, count)
}

function askForYear(materials: readonly Material[], own: string, next: Rotation): Asked {
  const names = materials.map((material) => nameAmong(material, materials)).join('と')
  const years = materials.map((material) => ({ material, ...findStartYear(material) }))
  return {
    text: next(askYear)({ who: joinLetters(materials), names, own, several: materials.length > 1 }),
    hint: {
      text: years.map(({ material, text }) => say(material, text)).join(''),
      sources: years.flatMap(({ material, sources }) =>
        sources.slice(0, 1).map((source) => `${material.letter}${source}`),
      ),
    },
  }
}

function askForActors(materials: readonly Material[], next: Rotation): Asked {
  const known = materials.filter(({ found }) => found.actors.length > 0)
  if (known.length === 0) return { text: 'だれが動いたと読めますか。' }
  return {
    text: next(askActors)(countActors(known, materials.length > 1)),
    hint: {
      text: known.map((material) => say(material, material.found.actors.join('、'))).join(''),
      sources: [],
    },
  }
}

const words = ['', '一つ', '二つ']

/** AとBから二つずつ; Aから一つ、Bから二つ where one has no more. */
function countActors(known: readonly Material[], several: boolean): string {
  const counts = known.map(({ found }) => Math.min(2, found.actors.length))
  const [first = 1] = counts
  const most = words[first] ?? ''
  if (!several) return most
  if (counts.every((count) => count === first)) {
    return `${joinLetters(known)}から${most}${known.length > 1 ? 'ずつ' : ''}`
  }
  return known
    .map((material, index) => `${callOf(material)}から${words[counts[index] ?? 1] ?? ''}`)
    .join('、')
}

type Counted = { material: Material; amount: Amount }

function askForNumber(materials: readonly Material[], next: Rotation): Asked | undefined {
  const readable = materials.filter(({ before }) => before.results.length > 0)
  const counted = readable.flatMap((material): Counted[] => {
    const amount = findAmount(material.before.results.flat())
    return amount ? [{ material, amount }] : []
  })
  const [first] = counted
  if (!first) {
    return readable.length > 0
      ? { text: '成果は、だれの言葉として書かれていますか。', hint: hintAt([]) }
      : undefined
  }
  const quoted = counted
    .map(({ material, amount }) => `「${amount.text}」${note(material.letter)}`)
    .join('と')
  return {
    text: next(askNumber)({ quoted, first: first.amount.text }),
    uses: counted.map(({ amount }) => amount.sentence),
    hint: hintAt(counted),
  }
}

function hintAt(counted: readonly Counted[]): NonNullable<Asked['hint']> {
  return {
    text:
      counted.map(({ material, amount }) => explain(material, amount)).join('') ||
      `${nothingWritten}。`,
    sources: counted.flatMap(({ material, amount }) =>
      amount.sentence.sources.map((source) => `${material.letter}${source}`),
    ),
  }
}

/** The sentence itself, and what the case says is not known about this number. */
function explain({ letter, sections }: Material, { text, sentence }: Amount): string {
  const results = sections.find(({ id }) => id === 'results')?.sentences ?? []
  const number = text.replace(/^約/, '')
  const doubt = results.find(
    (other) => other.sources.length === 0 && other.text.includes(number) && other !== sentence,
  )
  return `${letter}「${withoutStop(sentence.text)}」。${doubt?.text ?? ''}`
}

function say({ letter }: Material, text: string): string {
  return `${letter && `${letter} `}${text}。`
}

function note(letter: string): string {
  return letter && `（${letter}）`
}

// Bounded, and each figure read in one way only: a row of 40 digits without a unit took minutes otherwise.
const digits = '[0-9][0-9,.]{0,20}'
const figures = `約?${digits}(?:[億万千]${digits}){0,5}[億万千]?`
const tails = '(?:以上|余り|超|未満|以下)?'

/** In the order in which they are preferred: people, shares, money, counts, places. Years are none of them. */
const units = [
  '(?:人|名)',
  '(?:割|%|％|パーセント|倍|ポイント)',
  '円',
  '(?:件|回|本|点|団体|自治体|社|チーム)',
  '(?:か所|施設|棟|館)',
]

/** 第12回 counts nothing, and neither does a number inside another. */
const patterns = units.map((unit) => new RegExp(`(?<![0-9,.第])${figures}${unit}${tails}`))

type Amount = { text: string; sentence: Sentence }

/** The first amount of the best sort in some sentences. */
function findAmount(sentences: readonly Sentence[]): Amount | undefined {
  for (const pattern of patterns) {
    for (const sentence of sentences) {
      const found = pattern.exec(sentence.text)
      if (found) return { text: found[0], sentence }
    }
  }
  return undefined
}
