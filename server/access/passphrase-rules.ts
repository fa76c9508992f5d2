/**
 * Which passphrases are taken: long ones that are not the first to be guessed. Rules about kinds of characters make them
 * no harder to guess and harder to keep in mind (NIST SP 800-63B).
 */

import { readFileSync } from 'node:fs'
import { passphraseLengths } from '../contract/members.ts'
import { once } from '../once.ts'
import { makeNameKey } from './account-name.ts'
import { hashText } from './keys.ts'
import { normalizePassphrase } from './passphrase.ts'

/** What is wrong with a passphrase for the account of this name, as a sentence. */
export function findPassphraseProblem(text: string, name: string): string | undefined {
  const { least, most } = passphraseLengths
  if (text.length > 4 * most) return tooLong
  const normalized = normalizePassphrase(text)
  const characters = [...normalized.toLowerCase()]
  const count = [...normalized].length
  if (count < least) return `合言葉は${least}字以上にしてください（いまは${count}字）。`
  if (count > most) return tooLong
  if (new Set(characters).size === 1) return '同じ文字のくり返しは、合言葉にできません。'
  if (makeNameKey(text) === makeNameKey(name)) return '名前は、合言葉にできません。'
  if (readCommon().has(markPassphrase(normalized))) return common
  return undefined
}

const tooLong = `合言葉は${passphraseLengths.most}字までにしてください。`
const common = 'よく使われる言葉なので、すぐに当てられます。別の言葉にしてください。'

/** The list of the commonest ones that are long enough, as scripts/data/common-passphrases.ts writes it. */
export const commonPassphrasesFile = new URL('./common-passphrases.txt', import.meta.url)

/** 8 bytes of the hash: of 3,000 among any number of others, none is ever taken for one of them. */
export function markPassphrase(text: string): string {
  return hashText(normalizePassphrase(text).toLowerCase()).slice(0, 11)
}

const readCommon = once(
  (): ReadonlySet<string> =>
    new Set(readFileSync(commonPassphrasesFile, 'utf8').split('\n').filter(Boolean)),
)
