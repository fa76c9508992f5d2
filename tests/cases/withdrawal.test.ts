/** Who takes a case back with a slip of the pen has taken it back: a public case never stays open beside such a file. */

import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shelf } from '../../server/cases/case.ts'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { propertyRuns } from '../support/any-text.ts'
import { bend, body, goodCase, head } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

type Content = string | Uint8Array

/** A shelf with one case in its folder, and what it shows of it after each save. */
async function openCase(first: string = goodCase) {
  const folder = await makeFolder({ 'a.md': first })
  const live = await openLiveShelf(folder)
  return {
    folder,
    live,
    saved: async (content: Content): Promise<Shelf> => {
      await writeFile(join(folder, 'a.md'), content)
      await live.refresh()
      return live.shelf()
    },
  }
}

const isPublic = ({ cases }: Shelf) => cases.some(({ visibility }) => visibility === 'public')
const wordsOf = ({ problems }: Shelf) => problems.map(formatProblem).join('\n')
const toFile = (fields: string) => `---\n${fields}---\n${body}`
const closed = /^a\.md:1:1 ファイル — 公開のままか読み取れない新しい版（この事例を閉じている）/m
const kept = /直前の版を出している/

const lineOf = { visibility: 'visibility: public\n', status: 'status: published\n' }
const withdrawnTo = { visibility: 'members', status: 'draft' }
const field = fc.constantFrom('visibility' as const, 'status' as const)

/** A name or a value as people write it, rightly and wrongly. */
function slipOf(word: string): fc.Arbitrary<string> {
  const at = fc.nat(word.length - 1)
  return fc.oneof(
    fc.constantFrom(word, word.toUpperCase(), `${word[0]?.toUpperCase()}${word.slice(1)}`),
    fc.constant(
      word.replace(/./g, (letter) => String.fromCodePoint(0xfee0 + letter.charCodeAt(0))),
    ),
    at.map((index) => word.slice(0, index) + word.slice(index + 1)),
    at.map((index) => word.slice(0, index) + (word[index] ?? '').repeat(2) + word.slice(index + 1)),
    at.map((index) => `${word.slice(0, index)}\u200b${word.slice(index)}`),
    at.map((index) =>
      [word.slice(0, index), word[index + 1], word[index], word.slice(index + 2)].join(''),
    ),
  )
}

const closing = new Map([
  ['「', '」'],
  ['“', '”'],
])

const quoted = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.constantFrom('', '"', "'", '「', '“'))
    .map(([word, sign]) => sign + word + (closing.get(sign) ?? sign))

const colon = fc.constantFrom(
  ': ',
  ':  ',
  ' : ',
  ':\t',
  ':',
  '：',
  ' ： ',
  '； ',
  ' = ',
  '\t:\t',
  ' ',
)
const before = fc.constantFrom('', '', '', '\t', ' ', '  ', '- ', '　')
const behind = fc.constantFrom('', '', ' ', '\t', '  # 取り下げ', ' #', '。', '、')

/** A line that takes the case back, in any spelling. */
const withdrawal = field.chain((name) =>
  fc
    .tuple(before, quoted(slipOf(name)), colon, quoted(slipOf(withdrawnTo[name])), behind)
    .map((parts) => ({ name, line: `${parts.join('')}\n` })),
)

/** Other mistakes in the same save. */
const alongside = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replace('confidence: high', 'confidence: sure'),
  (text) => text.replace('title: ', 'title: "'),
  (text) => text.replace('fields: [窓口]', 'fields: [窓口'),
  (text) => text.replace('\n---\n', '\n--- \n'),
  (text) => text.replace('\n---\n', '\n'),
  (text) => text.replace('---\n', ''),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replace('checked:', '\tchecked:'),
  (text) => text + 'あ'.repeat(100_000),
)

/** Made of the decoder, because Node has no encoder; what Shift_JIS does not have becomes a question mark, as in editors. */
const shiftJis = new Map<string, number[]>()
for (let lead = 0x81; lead <= 0xfc; lead += 1) {
  for (let trail = 0x40; trail <= 0xfc; trail += 1) {
    const letter = new TextDecoder('shift_jis').decode(Uint8Array.of(lead, trail))
    if (letter.length === 1 && !shiftJis.has(letter)) shiftJis.set(letter, [lead, trail])
  }
}

function toShiftJis(text: string): Uint8Array {
  const bytesOf = (letter: string) =>
    letter < '\x80' ? [letter.charCodeAt(0)] : (shiftJis.get(letter) ?? [0x3f])
  return Uint8Array.from([...text].flatMap(bytesOf))
}

const encodings: readonly ((text: string) => Content)[] = [
  (text) => text,
  (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  toShiftJis,
]
const encoding = fc.constantFrom(...encodings)

describe('a withdrawal in any spelling', () => {
  test('in the place of the line closes the case, whatever else is wrong with the file', async () => {
    const { saved } = await openCase()
    await fc.assert(
      fc.asyncProperty(withdrawal, alongside, encoding, async ({ name, line }, spoil, encode) => {
        expect(isPublic(await saved(goodCase))).toBe(true)
        const text = spoil(toFile(head.replace(lineOf[name], () => line)))
        expect(isPublic(await saved(encode(text))), JSON.stringify(line)).toBe(false)
      }),
      { numRuns: propertyRuns },
    )
  }, 120_000)

  test('beside the line that was there closes it, too: nobody can tell which of them holds', async () => {
    const { saved } = await openCase()
    await fc.assert(
      fc.asyncProperty(
        withdrawal,
        fc.boolean(),
        alongside,
        async ({ name, line }, isFirst, spoil) => {
          expect(isPublic(await saved(goodCase))).toBe(true)
          const both = isFirst ? line + lineOf[name] : lineOf[name] + line
          const text = spoil(toFile(head.replace(lineOf[name], () => both)))
          expect(isPublic(await saved(text)), JSON.stringify(line)).toBe(false)
        },
      ),
      { numRuns: propertyRuns },
    )
  }, 120_000)
})

const change = (name: keyof typeof lineOf, to: string) =>
  toFile(head.replace(lineOf[name], () => to))

describe('closes a public case until a version is good again:', () => {
  test.each<[string, Content]>([
    ['a value that does not exist', change('visibility', 'visibility: member\n')],
    ['a mistyped state', change('status', 'status: draf\n')],
    ['no value', change('visibility', 'visibility:\n')],
    ['a deleted line', change('status', '')],
    ['a line turned into a remark', change('visibility', '# visibility: public\n')],
    ['a value on a line of its own', change('visibility', 'visibility:\n  member\n')],
    [
      'a value that goes on in the next line',
      change('visibility', `${lineOf.visibility}  members\n`),
    ],
    ['a second key', change('visibility', `${lineOf.visibility}visibility: members\n`)],
    ['a second key in capitals', change('visibility', `${lineOf.visibility}Visibility: members\n`)],
    ['a second key with a space in it', change('status', `${lineOf.status}sta tus: draft\n`)],
    ['a key of other programs', change('status', `${lineOf.status}draft: true\n`)],
    [
      'the Japanese name of the field',
      change('visibility', `${lineOf.visibility}公開の範囲: 会員だけ\n`),
    ],
    [
      'a key set in too far',
      bend('    publisher: 試験市\n', '    publisher: 試験市\n    status: draft\n'),
    ],
    [
      'a right withdrawal beside another fault',
      toFile(head.replace('public', 'members').replace('high', 'x')),
    ],
    ['a head in brackets', `---\n{title: 題, visibility: members, status: published\n---\n${body}`],
    ['a body without its head', body],
    ['a sentence in the place of the case', 'この事例は取り下げました。\n'],
    ['another page', '<!doctype html><title>工事中</title>'],
  ])('%s', async (_, content) => {
    const { saved } = await openCase()
    const shelf = await saved(content)
    expect(shelf.cases).toEqual([])
    expect(wordsOf(shelf)).toMatch(closed)
    expect(wordsOf(shelf)).not.toMatch(kept)
    const spoilt = goodCase.replace('confidence: high', 'confidence: sure')
    expect(isPublic(await saved(spoilt)), 'not by a broken version').toBe(false)
    const mended = await saved(goodCase)
    expect(isPublic(mended)).toBe(true)
    expect(wordsOf(mended)).toBe('')
  })

  test('and says so as long as it is closed, whatever else changes', async () => {
    const { live, folder, saved } = await openCase()
    await saved(change('status', 'status: draf\n'))
    await writeFile(join(folder, 'b.md'), goodCase)
    await live.refresh(new Set(['b.md']))
    expect(live.shelf().cases.map(({ slug }) => slug)).toEqual(['b'])
    expect(wordsOf(live.shelf())).toMatch(closed)
    await rm(join(folder, 'a.md'))
    await live.refresh()
    expect(wordsOf(live.shelf())).not.toMatch(closed)
  })

  test('a withdrawal in a file that the listing refuses, because another has nearly its name', async () => {
    const folder = await makeFolder({ 'a.md': goodCase })
    const names = ['a.md']
    const live = await openLiveShelf(folder, { ...realDisk, list: async () => names })
    names.push('A.md')
    await live.refresh()
    expect(isPublic(live.shelf())).toBe(true)
    await writeFile(join(folder, 'a.md'), change('visibility', 'visibility: members\n'))
    await live.refresh()
    expect(live.shelf().cases).toEqual([])
    expect(wordsOf(live.shelf())).toMatch(closed)
    names.pop()
    await writeFile(join(folder, 'a.md'), goodCase)
    await live.refresh()
    expect(isPublic(live.shelf())).toBe(true)
  })
})

describe('leaves a public case open:', () => {
  const spoilt = (text: string) => text.replace('confidence: high', 'confidence: sure')
  const remarks = '# visibility: members にするときは会に知らせる\n'
  test.each<[string, Content]>([
    ['a fault of another field', spoilt(goodCase)],
    [
      'a head that cannot be read, in which both lines are as they were',
      goodCase.replace('fields: [窓口]', 'fields: [窓口'),
    ],
    [
      'quotes and a remark beside the same value',
      spoilt(change('visibility', 'visibility: "public"  # だれでも\n')),
    ],
    ['the same line twice', change('status', lineOf.status + lineOf.status)],
    ['a remark about the field', spoilt(change('visibility', remarks + lineOf.visibility))],
    [
      'words that only begin like it',
      spoilt(goodCase.replace('keywords: [', 'keywords: [start, status-quo会議, ')),
    ],
    ['a head without its end', goodCase.replace('\n---\n', '\n')],
    ['an empty file', ''],
    ['a head that is cut off', goodCase.slice(0, 300)],
    [
      'a head that is cut off behind the two lines',
      goodCase.slice(0, goodCase.indexOf('confidence')),
    ],
    ['bytes that are no text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0x00)],
    ['another encoding', toShiftJis(goodCase)],
    ['a file far too large', goodCase + 'あ'.repeat(100_000)],
  ])('%s', async (_, content) => {
    const { saved } = await openCase()
    const shelf = await saved(content)
    expect(isPublic(shelf)).toBe(true)
    expect(wordsOf(shelf)).toMatch(kept)
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    const { folder, live } = await openCase()
    await chmod(join(folder, 'a.md'), 0)
    await live.refresh()
    expect(isPublic(live.shelf())).toBe(true)
  })

  test('a folder in the place of the file', async () => {
    const { folder, live } = await openCase()
    await rm(join(folder, 'a.md'))
    await mkdir(join(folder, 'a.md'))
    await live.refresh()
    expect(isPublic(live.shelf())).toBe(true)
  })
})

test('a members-only case stays with its members beside a broken version, and never opens by one', async () => {
  const members = goodCase.replace('visibility: public', 'visibility: members')
  const { saved } = await openCase(members)
  const broken = ['visibility: member\n', 'visibility: publi\n', '', 'visibility: public\nx: [\n']
  for (const line of broken) {
    const shelf = await saved(members.replace('visibility: members\n', line))
    expect(shelf.cases.map(({ visibility }) => visibility)).toEqual(['members'])
    expect(wordsOf(shelf)).toMatch(kept)
  }
})

test('a case served from the start is judged in the same way as one that was saved later', async () => {
  const { saved } = await openCase(change('visibility', 'Visibility: public\n'))
  expect(isPublic(await saved(change('visibility', 'visibility: member\n')))).toBe(false)
})

test('a file made to take long is judged in a moment', async () => {
  const { saved } = await openCase()
  const long = '{s:'.repeat(80_000)
  const { user } = process.cpuUsage()
  await saved(`---\n${long}\n---\n`)
  expect((process.cpuUsage().user - user) / 1_000).toBeLessThan(5_000)
})
