/** The quick reader of YAML answers what the `yaml` package would, or leaves the text to it. */

import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LineCounter, parseDocument } from 'yaml'
import { readEverydayYaml } from '../../server/cases/everyday-yaml.ts'
import { findPlaces } from '../../server/cases/yaml.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'
import { goodCase } from '../support/make-case.ts'

/** What the package says of a text: its data and where each of its values stands, or that something is wrong with it. */
function readSlowly(source: string) {
  const lines = new LineCounter()
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'silent' } as const
  const document = parseDocument(source, options)
  if (document.errors.length + document.warnings.length > 0) return undefined
  return { data: document.toJS({ maxAliasCount: 0 }), placeOf: findPlaces(document, lines) }
}

function listPointers(data: unknown, pointer = ''): string[] {
  if (typeof data !== 'object' || data === null) return [pointer]
  const inside = Object.entries(data).flatMap(([name, one]) =>
    listPointers(one, `${pointer}/${name}`),
  )
  return [pointer, ...inside, `${pointer}/nowhere`]
}

/** Whether the quick reader answered; if it did, with the answer of the package. */
function expectSame(source: string): boolean {
  const quick = readEverydayYaml(source)
  if (!quick) return false
  const slow = readSlowly(source)
  expect(slow, source).toBeDefined()
  expect(quick.data, source).toStrictEqual(slow?.data)
  const pointers = listPointers(quick.data)
  expect(pointers.map(quick.placeOf), source).toEqual(pointers.map((one) => slow?.placeOf(one)))
  return true
}

const headOf = (text: string) => text.slice(3, text.indexOf('\n---', 3))

async function readShipped(folder: string, ending: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending))
  const files = names.filter((name) => name !== 'README.md')
  return Promise.all(files.map((name) => readFile(`${folder}/${name}`, 'utf8')))
}

describe('what is shipped', () => {
  test.each([
    ['cases', '.md', headOf],
    ['cases/facts', '.yaml', String],
    ['cases/asks', '.yaml', String],
    ['tests/fixtures/small-library', '.md', headOf],
  ] as const)(
    '%s: nearly all of it is everyday, and read as it is by the package',
    async (folder, ending, cut) => {
      const sources = (await readShipped(folder, ending)).map(cut)
      expect(sources.length).toBeGreaterThan(5)
      expect(sources.filter(expectSame).length).toBeGreaterThan(0.9 * sources.length)
    },
  )
})

describe('what is left to the package', () => {
  test.each([
    ...['a: &x 1', 'a: *x', 'a: !t 1', 'a: !!str 1', '%YAML 1.1', '? a', '<<: {a: 1}', '--- a'],
    ...['a: b: c', 'a: b:', 'a: b #c', '- - a', '-   a: 1', '\ta: 1', 'a:\tb', 'a: 1\na: 2'],
    ...['a: {b: 1, b: 2}', '\ufeffa: 1', 'a: 1\r\nb: 2', 'a: \u0085', 'a: null', 'a: ~', 'a:'],
    ...['a: true', 'a: FALSE', 'a: 012', 'a: 0o17', 'a: 0x1f', 'a: 1.5', 'a: 1e3', 'a: .inf'],
    ...['a: +1', 'a: -1', 'a: .5', 'a: b\n c', 'a: "b\n c"', 'a: [b,\n c]', 'a: [[b]]', 'a: [b'],
    ...['a: "\\n"', "a: 'b''c'", 'a: >\n b', 'a: |+\n b', 'a: |2\n  b', 'a: |\n b', 'a: |-\nb'],
    ...['a: |-\n  b\n c', '- a\n b: 1', 'a: 1\n  b: 2', 'a: 1\n- b', '__proto__: 1', 'toString: 1'],
    ...['a: @b', 'a: `b', 'true: 1', 'null: 1', '{a: 1}\nb: 2', 'a: 1\n...', 'a: 1\n---\nb: 2'],
    ...['', '\n', 'a', '# a', 'a: 12345678901234567', 'a: b ', 'a: [b ]', 'a: [b, ]', 'a: "b" c'],
  ])('%j', (source) => {
    expect(readEverydayYaml(source)).toBeUndefined()
  })
})

describe('whatever is written', () => {
  const sign = fc.constantFrom(
    ...[': ', ':', '- ', '-', '? ', ' #', '#', '[', ']', '{', '}', ', ', ',', '"', "'", '|', '|-'],
    ...['>', '&a ', '*a', '!', '%', '@', '`', '\\', '~', '<<', '---', '...', '\t', '\n', '\n  '],
    ...['\n- ', '\n\n', '\r', '\u0085', '\u2028', '\u00a0', '\u3000', '\ufeff', ' ', '  '],
  )
  const word = fc.constantFrom(
    ...[
      'a',
      'b',
      'title',
      'null',
      'True',
      'no',
      '0',
      '7',
      '007',
      '1.0',
      '1e3',
      '0x1f',
      '0o7',
      '+1',
    ],
    ...[
      '.inf',
      '.nan',
      '-1',
      '2026-11-29',
      '2019-04',
      '9:30',
      '1_000',
      'あ',
      '市役所',
      'https://a.jp/?b#c',
    ],
  )
  const value = fc
    .array(fc.oneof({ weight: 3, arbitrary: word }, sign, anyText), { minLength: 1, maxLength: 4 })
    .map((pieces) => pieces.join(''))
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'title', 'null')
  const simple = fc.oneof({ weight: 6, arbitrary: word }, { weight: 1, arbitrary: value })
  const held = fc.oneof(
    { weight: 3, arbitrary: simple },
    fc.tuple(simple, fc.constantFrom('"', "'")).map(([text, quote]) => quote + text + quote),
    fc.array(simple, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(name, simple), { minLength: 1, maxLength: 3 })
      .map((pairs) => `{${pairs.map((pair) => pair.join(': ')).join(', ')}}`),
    fc.constantFrom(
      '|',
      '|-',
      '|\n  x',
      '|-\n  x\n\n    y',
      '\n  a: 1',
      '\n  - a: 1\n    b: 2',
      '\n- a',
    ),
  )
  const indent = fc.constantFrom(...['', '', '', '', '', '  ', '  ', ' ', '    '])
  const line = fc.oneof(
    fc
      .tuple(indent, fc.constantFrom('', '', '- '), name, held)
      .map((parts) => `${parts.slice(0, 3).join('')}: ${parts[3]}`),
    fc.tuple(indent, name).map((parts) => `${parts.join('')}:`),
    fc.tuple(indent, held).map((parts) => parts.join('- ')),
    value,
    fc.constant(''),
  )

  test('lines of any kind one below the other', () => {
    let answered = 0
    const source = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(source, (text) => {
        answered += Number(expectSame(text))
      }),
      { numRuns: 30 * propertyRuns },
    )
    expect(answered).toBeGreaterThan(propertyRuns / 2)
  }, 60_000)

  test('a head that somebody has changed', async () => {
    const heads = [...(await readShipped('cases', '.md')).slice(0, 20), goodCase].map(headOf)
    const change = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(4),
      fc.oneof(sign, word),
    )
    let answered = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.array(change, { maxLength: 3 }),
        (head, changes) => {
          const text = changes.reduce((now, [share, cut, piece]) => {
            const at = Math.floor(share * now.length)
            return now.slice(0, at) + piece + now.slice(at + cut)
          }, head)
          answered += Number(expectSame(text))
        },
      ),
      { numRuns: propertyRuns },
    )
    expect(answered).toBeGreaterThan(0)
  }, 60_000)
})
