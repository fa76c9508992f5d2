/** Names of municipalities as people write them, 「西尾市（愛知県）」 or 「愛知県西尾市」, with prefecture and code. */

import { prefectures } from '../../contract/vocabulary.ts'
import { listMunicipalities } from '../../text/municipalities.ts'
import { trimSigns } from './source-notes.ts'

type Found = { name: string; prefecture: string; code?: string }
type Refused = { text: string; why: string }

const prefectureNames = prefectures.map(({ label }) => label)

/** The municipalities, and the words that name none or more than one. In brackets only the prefecture counts. */
export function readMunicipalities(words: string): {
  value: Found[] | undefined
  refused: Refused[]
} {
  const found: Found[] = []
  const refused: Refused[] = []
  const plain = words.replace(/[（(]([^（()）]{0,100})[）)]/g, (_, inside: string) => {
    const prefecture = findPrefecture(inside) ?? ''
    const text = trimSigns(inside.replace(prefecture, ''))
    if (text !== '') refused.push({ text, why: '自治体の名のほかの言葉' })
    return prefecture
  })
  for (const text of listNames(plain)) {
    const one = readName(text)
    if ('why' in one) refused.push(one)
    else if (
      !found.some(({ name, prefecture }) => name === one.name && prefecture === one.prefecture)
    )
      found.push(one)
  }
  return { value: found.length > 0 ? found : undefined, refused }
}

function listNames(words: string): string[] {
  return words
    .split(/[\n、，,;；]/)
    .map((name) => name.replace(/\s/g, ''))
    .filter((name) => name !== '')
}

function findPrefecture(text: string): string | undefined {
  return prefectureNames.find((name) => text.includes(name))
}

function readName(text: string): Found | Refused {
  const prefecture = findPrefecture(text)
  const name = prefecture === undefined ? text : text.replace(prefecture, '')
  if (prefecture !== undefined && name === '') return { name: prefecture, prefecture }
  // 阿武郡阿武町: the county is no part of the name.
  const short = name.replace(/^[^\s郡]{1,6}郡(?=.)/u, '')
  const known = listMunicipalities().filter(
    (each) =>
      (each.name === name || each.name === short) &&
      (prefecture === undefined || each.prefecture === prefecture),
  )
  const [first, ...others] = known
  if (!first && prefecture !== undefined) return { name, prefecture }
  if (!first) return { text, why: '自治体の表にない名。都道府県が要る' }
  if (others.length > 0) {
    const places = known.map((each) => each.prefecture).join('と')
    return { text, why: `同じ名の自治体が${places}にある。都道府県が要る` }
  }
  return { name: first.name, prefecture: first.prefecture, code: first.code }
}
