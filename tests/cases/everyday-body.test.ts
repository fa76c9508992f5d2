/** The quick ways of a body give what the Markdown parser, the sanitiser and rehype-stringify give. */

import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import type { ElementContent, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { readEverydayBody } from '../../server/cases/everyday-body.ts'
import { renderBody } from '../../server/cases/render.ts'
import { writeHtml } from '../../server/cases/write-html.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'

/** Bold words below make a body one for the parser, and change nothing above them. */
const renderSlowly = (body: string) => renderBody(`${body}\n\n## 終わり\n\n**太い字**`).slice(0, -1)

/** Whether the body was everyday; if it was, with the parts that the parser makes of it. */
function expectSame(body: string): boolean {
  const isEveryday = readEverydayBody(body) !== undefined
  if (isEveryday) expect(renderBody(body), body).toEqual(renderSlowly(body))
  return isEveryday
}

const readBodies = async () => {
  const names = (await readdir('cases')).filter((name) => /^(?!README).*\.md$/.test(name))
  const texts = await Promise.all(names.map((name) => readFile(`cases/${name}`, 'utf8')))
  return texts.map((text) => text.slice(text.indexOf('\n---', 3) + 5))
}

const piece = fc.constantFrom(
  ...['[^1]', '[^2]', '[^12]', '[^1](', '[^1]:', '[^1', '[1]', '![^1]', '**', '*', '_', '~', '`'],
  ...[
    '- ',
    '1. ',
    '1) ',
    '1.',
    '2020',
    '> ',
    '>',
    '#',
    '##',
    '## ',
    '### ',
    '# ',
    '+ ',
    '=',
    '---',
  ],
  ...['|', '\\', '<', '&', '&amp;', '<b>', 'https://a.jp', 'www.a.jp', 'a@b.jp', '://', '\t', ' '],
  ...[
    '\u3000',
    '\u2028',
    '\u2060',
    '\ufeff',
    '\u00a0',
    '\u0000',
    '「',
    '」',
    '。',
    '（',
    '！',
    '!',
    ':',
  ],
)
const words = fc.constantFrom(
  '市は運動を始めた',
  '2006（平成18）年',
  '。',
  'abc',
  '背景',
  '10人',
  '[^1]。',
)

test('the shipped bodies are nearly all everyday, and rendered as by the parser', async () => {
  const bodies = await readBodies()
  expect(bodies.filter(expectSame).length).toBeGreaterThan(0.9 * bodies.length)
})

test('lines of any kind one below the other are rendered as by the parser, or left to it', () => {
  const run = fc
    .array(fc.oneof({ weight: 8, arbitrary: words }, piece, anyText), {
      minLength: 1,
      maxLength: 5,
    })
    .map((pieces) => pieces.join(''))
  const line = fc.oneof(
    { weight: 3, arbitrary: run.map((text) => `${text}\n\n`) },
    run.map((text) => `${text}\n`),
    run.map((text) => `## ${text}\n\n`),
    fc.constantFrom('## 背景\n', '## 成果\n\n', '\n'),
  )
  const body = fc.array(line, { maxLength: 5 }).map((lines) => `## 背景\n\n${lines.join('')}`)
  let everyday = 0
  fc.assert(
    fc.property(body, (text) => {
      everyday += Number(expectSame(text))
    }),
    { numRuns: 5 * propertyRuns },
  )
  expect(everyday).toBeGreaterThan(propertyRuns / 4)
}, 60_000)

test('a shipped body that somebody has changed is, too', async () => {
  const change = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(3),
    fc.oneof(piece, words, anyText),
  )
  const body = fc.constantFrom(...(await readBodies()).slice(0, 10))
  let everyday = 0
  fc.assert(
    fc.property(body, change, (text, [share, cut, added]) => {
      const at = Math.floor(share * text.length)
      everyday += Number(expectSame(text.slice(0, at) + added + text.slice(at + cut)))
    }),
    { numRuns: propertyRuns },
  )
  expect(everyday).toBeGreaterThan(0)
}, 60_000)

test('every tree is written as rehype-stringify writes it', () => {
  const slow = unified().use(rehypeStringify)
  const text = fc.oneof(anyText, fc.constantFrom('<', '&', '"', "'", '`', '>', '\n', 'a&amp;b'))
  const node = fc.letrec<{ node: ElementContent }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      text.map((value) => ({ type: 'text' as const, value })),
      fc.constantFrom('br', 'hr').map((tagName) => makeElement(tagName)),
      fc
        .tuple(
          fc.constantFrom('p', 'strong', 'ul', 'li', 'table', 'td', 'pre', 'code'),
          fc.array(tie('node')),
        )
        .map(([tagName, children]) => makeElement(tagName, {}, children)),
      fc
        .tuple(text, fc.array(tie('node')))
        .map(([href, children]) =>
          makeElement('a', { href, ariaLabel: href, id: 'ref-1' }, children),
        ),
      fc
        .tuple(fc.integer(), fc.array(tie('node')))
        .map(([start, children]) => makeElement('ol', { start, className: ['ref'] }, children)),
    ),
  })).node
  fc.assert(
    fc.property(fc.array(node), (children) => {
      const root: Root = { type: 'root', children }
      expect(writeHtml(children)).toBe(slow.stringify(root))
    }),
    { numRuns: propertyRuns },
  )
})

function makeElement(
  tagName: string,
  properties: Record<string, string | number | string[]> = {},
  children: ElementContent[] = [],
): ElementContent {
  return { type: 'element', tagName, properties, children }
}
