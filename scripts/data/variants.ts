/**
 * Writes server/data/variants.tsv, the common form of every old or variant character, from the sources that
 * server/data/README.md names:
 *
 *     npx tsx scripts/data/variants.ts --family-register FILE.tsv --old-forms FILE.txt --unihan FILE.txt
 */

import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { compareText } from '../../server/contract/compare-text.ts'

const { values } = parseArgs({
  options: {
    'family-register': { type: 'string', default: '' },
    'old-forms': { type: 'string', default: '' },
    unihan: { type: 'string', default: '' },
  },
})

/** What Unihan says of the characters in use in Japan. */
type Characters = {
  /** 常用漢字: they keep their form, whatever else they stand for. */
  common: ReadonlySet<string>
  /** JIS X 0208, of which the analyser's dictionary is made. */
  known: ReadonlySet<string>
  /** The first level of it: characters that live on beside the common ones. */
  firstLevel: ReadonlySet<string>
  /** 人名用漢字 that are another form of a common one. */
  nameForms: ReadonlyMap<string, readonly string[]>
}

/**
 * What the registers join though they are words apart, each in use by itself: 吊り橋 is not 弔い, 宍粟 no 肉, 舛添 not 升,
 * 苅田 (Fukuoka) not 刈田 (Miyagi).
 */
const apart = new Set('吊宍舛苅涌栢傅做誥'.split(''))

/** Both are 常用漢字, but one surname: 斎藤 and 斉藤 are looked for as they are remembered. */
const together = [['斎', '斉']] as const

const characters = readUnihan(await readFile(values.unihan, 'utf8'))
const oldForms = readOldForms(await readFile(values['old-forms'], 'utf8'))
const register = readPairs(await readFile(values['family-register'], 'utf8'))
const forms = followChains(chooseForms(characters, [oldForms, characters.nameForms, register]))
const lines = [...forms]
  .sort(([a], [b]) => compareText(a, b))
  .map(([variant, form]) => `${variant}\t${form}\n`)
const variantsFile = new URL('../../server/data/variants.tsv', import.meta.url)
await writeFile(variantsFile, `variant\tcommon\n${lines.join('')}`)
console.log(`${lines.length}字を ${variantsFile.pathname} に書いた`)

function readUnihan(file: string): Characters {
  const common = new Set<string>()
  const known = new Set<string>()
  const firstLevel = new Set<string>()
  const nameForms = new Map<string, string[]>()
  for (const line of file.split('\n')) {
    const [code = '', field, value = ''] = line.split('\t')
    const standard = /U\+([0-9A-F]+)/.exec(value)?.[1]
    const character = code.startsWith('U+') ? readCode(code.slice(2)) : ''
    if (field === 'kJis0') {
      known.add(character)
      // Rows 16 to 47.
      if (Number(value.slice(0, 2)) < 48) firstLevel.add(character)
    } else if (field === 'kJoyoKanji' && standard === undefined) common.add(character)
    else if ((field === 'kJoyoKanji' || field === 'kJinmeiyoKanji') && standard !== undefined) {
      nameForms.set(character, [readCode(standard)])
    }
  }
  return { common, known, firstLevel, nameForms }
}

function readCode(hexadecimal: string): string {
  return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
}

/** 関 tab 關: the form of today with the old ones; where it is among them, both are in use. */
function readOldForms(file: string): Map<string, string[]> {
  const pairs = file.split('\n').flatMap((line) => {
    const [now = '', old = ''] = line.startsWith('#') ? [] : line.trim().split('\t')
    return old.split(' ').map((each) => [each, now] as const)
  })
  return groupPairs(pairs.filter(([old, now]) => old !== now))
}

/** 﨑 tab 崎: the form of the family registers with its standard form. */
function readPairs(file: string): Map<string, string[]> {
  const pairs = file.split('\n').map((line) => line.trim().split('\t'))
  return groupPairs(pairs.map(([variant = '', form = '']) => [variant, form] as const))
}

function groupPairs(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [one, other] of pairs) groups.set(one, [...(groups.get(one) ?? []), other])
  return groups
}

/** The common form of each character by the first source that has one. */
function chooseForms(
  { common, known, firstLevel }: Characters,
  sources: readonly ReadonlyMap<string, readonly string[]>[],
): Map<string, string> {
  const [old = new Map<string, string[]>(), , registered] = sources
  const standards = sources.slice(1).flatMap((source) => [...source])
  const ofToday = new Set([...old.values()].flat())
  const chosen = new Map<string, string>(together)
  const isOpen = (variant: string) =>
    !(common.has(variant) || ofToday.has(variant) || apart.has(variant)) &&
    variant >= '\u3400' &&
    variant.normalize('NFKC') === variant
  for (const variant of new Set(sources.flatMap((source) => [...source.keys()]))) {
    const source = sources.find((each) => each.has(variant))
    const usable = (source?.get(variant) ?? []).filter(
      (form) => form !== variant && known.has(form),
    )
    const form = usable.find((each) => common.has(each)) ?? usable[0]
    // A character of the first level lives on: only what is common in its place may stand for it.
    const isKept = source === registered && firstLevel.has(variant) && !common.has(form ?? '')
    if (form !== undefined && isOpen(variant) && !isKept) chosen.set(variant, form)
  }
  // 剝 is the form of the table, but 剥 the one that every machine, and the analyser's dictionary, has.
  for (const [form, [variant]] of standards) {
    if (variant && known.has(form) && !known.has(variant) && common.has(variant)) {
      chosen.set(variant, form)
    }
  }
  return chosen
}

/** 邉 is 邊 is 辺. */
function followChains(chosen: ReadonlyMap<string, string>): Map<string, string> {
  const last = (character: string, steps = 0): string => {
    const next = chosen.get(character)
    return next === undefined || steps > 5 ? character : last(next, steps + 1)
  }
  return new Map(
    [...chosen.keys()].flatMap((variant) => {
      const form = last(variant)
      // A chain that ends nowhere is no form.
      return form === variant || chosen.has(form) ? [] : [[variant, form] as const]
    }),
  )
}
