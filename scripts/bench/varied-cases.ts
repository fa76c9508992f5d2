/** A large folder of cases out of a small one: each file many times, with other words of the same shape. */

import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Kanji that numbers are made of stay, so that the numbers of a case are still those of its facts. */
const kanji = /(?![平成令和昭元年万億兆千百十一二三四五六七八九])[\u4e00-\u9fff]/gu
const kana = /[ぁ-ん]/g

/** Writes this many cases with their facts; the same ones in every run, and no two bodies alike. */
export async function writeVariedCases(from: string, to: string, count: number): Promise<void> {
  const names = (await readdir(join(from, 'facts'))).filter((name) => name.endsWith('.yaml')).sort()
  const slugs = names.map((name) => name.replace(/\.yaml$/, ''))
  const texts = await Promise.all(slugs.map((slug) => readFile(join(from, `${slug}.md`), 'utf8')))
  for (let number = 0; number < count; number += 1) {
    const index = number % slugs.length
    const round = Math.floor(number / slugs.length)
    const name = round === 0 ? slugs[index] : `${slugs[index]}-${round}`
    await writeFile(join(to, `${name}.md`), varyBody(texts[index] ?? '', round))
    await cp(join(from, 'facts', `${slugs[index]}.yaml`), join(to, 'facts', `${name}.yaml`))
  }
}

/** Only sentences with a source mark, since the others are headings and statements of fixed form. */
function varyBody(text: string, round: number): string {
  const start = text.indexOf('\n---', 3)
  const body = text.slice(start).split(/(?<=[。\n])/)
  const varied = body.map((part) =>
    part.includes('[^') ? shift(shift(part, kanji, round * 131), kana, round * 7) : part,
  )
  return text.slice(0, start) + varied.join('')
}

/** Every letter of a kind moved on by some places, in a ring. */
function shift(text: string, letters: RegExp, by: number): string {
  const [first, size] = letters === kana ? [0x3041, 83] : [0x4e00, 0x5200]
  return text.replace(letters, (letter) =>
    String.fromCharCode(first + ((letter.charCodeAt(0) - first + by) % size)),
  )
}
