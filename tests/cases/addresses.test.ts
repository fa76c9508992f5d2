/** One rule decides which address is a link; every format keeps to it. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutAddresses, isLinkAddress } from '../../server/cases/addresses.ts'
import { parseCase } from '../../server/cases/parse.ts'
import { renderBody } from '../../server/cases/render.ts'
import { composeCases } from '../../server/exports/cases-paper.ts'
import { writeMarkdown } from '../../server/exports/markdown.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { referenceOptions, selectMade } from '../exports/selections.ts'
import { propertyRuns } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'
import { bend, makeWrittenCase } from '../support/make-case.ts'
import { findAll, readWord } from '../support/read-files.ts'

const links = [
  ...['http://example.jp', 'https://www.example.jp/a?b=1#c', 'HTTPS://EXAMPLE.JP/'],
  ...[
    'https://a.jp/wiki/A_(B)',
    'https://a.jp/改善',
    'https://日本語.jp/',
    'mailto:kaizen@example.jp',
  ],
]

const texts = [
  ...['//evil.example/x', '\\\\server\\share', '\\\\evil.example@SSL\\x', 'file:///etc/passwd'],
  ...[
    'file://server/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-word:ofe|u|http://a.jp/',
  ],
  ...[
    'search-ms:query=x',
    'ftp://a.jp/',
    'smb://a.jp/x',
    '/\\evil.example',
    '\\/evil.example',
    '/x',
  ],
  ...['x.docx', '../x', '?a=1', '#source-1', 'https:evil.example', 'https:/evil.example'],
  ...['https:\\\\evil.example', 'http://', 'https://?a', 'https://a.jp\\@evil.example/'],
  ...[
    'https://city.example@evil.example/',
    'https：//a.jp/',
    'ｈttps://a.jp/',
    'https://ｅvil.example/',
    'https://a.jp。evil.example/',
  ],
  ...['https://a.jp/\u0000', 'https://a.jp/\u200b', 'java\tscript:alert(1)', ' https://a.jp/'],
  ...[
    'https://a.jp/ x',
    'https://a.jp/　',
    'https://a.jp/。',
    'https://a.jp/）',
    'https://a.jp/」',
  ],
  ...[
    'https://a.jp/、',
    'https://a.jp/＞',
    'https://a.jp:99999/',
    'mailto:',
    'mailto:a',
    'mailto:a@b.jp?attach=C:/x',
  ],
  ...['//a.jp', '///a.jp', 'vbscript:x', 'about:blank', 'https://[x/', 'C:\\x', 'C:/x'],
]

describe('an address is a link', () => {
  test.each(links)('%s', (address) => expect(isLinkAddress(address)).toBe(true))
  test.each(texts)('but %j is text', (address) => expect(isLinkAddress(address)).toBe(false))

  test('only when browsers read it with the same scheme', () => {
    const piece = fc.constantFrom(
      ...'htps:/\\@.?#a１：。\t\u200b 「'.split(''),
      'https://',
      'a.jp',
      'mailto:',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const address = pieces.join('')
        if (!isLinkAddress(address)) return
        const { protocol, host, username } = new URL(address, 'ms-word://library/')
        expect(`${protocol}//`.startsWith(address.slice(0, 5).toLowerCase())).toBe(true)
        expect(['http:', 'https:', 'mailto:']).toContain(protocol)
        expect(username).toBe('')
        if (protocol !== 'mailto:') expect(host).not.toBe('')
      }),
      { numRuns: propertyRuns * 10 },
    )
  })
})

describe('in every format', () => {
  /** As a link, and in angle brackets where Markdown takes such an address. */
  const body = texts
    .filter((address) => !address.includes('\u0000'))
    .flatMap((address) => [
      `甲[語](${address})乙。`,
      `甲[語](<${address}>)乙。`,
      `甲<${address}>乙。`,
    ])
    .join('\n\n')
  const found = makeWrittenCase([body, '[頁](/cases/b-city)と[印](#source-1)を見る。'])
  const paper = composeCases(selectMade(found), referenceOptions)

  test('the page has no other links than http, https, mailto, and other cases of the library', () => {
    const html = found.sections.map((section) => section.html).join('')
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
    expect(hrefs.filter((href) => !isLinkAddress(href))).toEqual(['/cases/b-city'])
  })

  test('Word has no other targets', async () => {
    const { targets } = await readTargets(await writeWord(paper))
    expect(targets.length).toBeGreaterThan(0)
    expect(targets.filter((target) => !isLinkAddress(target))).toEqual([])
  })

  test('Markdown has none in brackets', () => {
    const text = [...writeMarkdown(paper)].join('')
    const hrefs = [...text.matchAll(/(?<!\\)\]\(<?([^>)]*)>?\)/g)].map(([, href = '']) => href)
    expect(hrefs.filter((href) => !isLinkAddress(href))).toEqual([])
    expect(text).not.toMatch(/(?<!\\)<(?!https?:|mailto:|strong>|\/strong>|br>)/)
  })

  test('what is no link is shown as it is written', () => {
    const [part] = renderBody('## 背景\n\n[語](//evil.example/x)と[印](#a)と<javascript:a>')
    expect(part?.paragraphs).toEqual(['[語](//evil.example/x)と[印](#a)と<javascript:a>'])
  })

  test.each([
    'https://a.jp/。',
    'https://a.jp/」',
    'https://a.jp/　',
    'https://a.jp/）、',
    '//a.jp',
    'mailto:a@b.jp',
    'https：//a.jp',
  ])('a source may not be at %j', (address) => {
    const text = bend('"https://example.jp/1"', JSON.stringify(address))
    const { case: parsed, problems } = parseCase({ name: 'a.md', slug: 'a', text })
    expect(parsed).toBeUndefined()
    expect(problems[0]).toMatchObject({ field: 'sources（1件目）url', severity: 'error' })
    expect(problems.every(({ want }) => want.includes('http か https のアドレス'))).toBe(true)
  })
})

async function readTargets(bytes: Uint8Array): Promise<{ targets: string[] }> {
  const file = await readWord(bytes)
  const parts = ['word/_rels/document.xml.rels', 'word/_rels/footnotes.xml.rels']
  const relations = parts.flatMap((name) => findAll(file.part(name), 'Relationship'))
  const external = relations.filter(({ attributes }) => attributes.get('TargetMode') === 'External')
  return { targets: external.map(({ attributes }) => attributes.get('Target') ?? '') }
}

describe('an address without brackets', () => {
  const linksIn = (text: string) =>
    cutAddresses(text).flatMap((node) => (node.type === 'link' ? [node.url] : []))

  test.each<[string, string[]]>([
    ['頁はhttps://a.jpで、次はhttps://b.jp/xにある', ['https://a.jp', 'https://b.jp/x']],
    ['https://a.jp,https://b.jp', ['https://a.jp', 'https://b.jp']],
    ['（https://ja.wikipedia.org/wiki/A_(B)）', ['https://ja.wikipedia.org/wiki/A_(B)']],
    ['(https://a.jp/x)', ['https://a.jp/x']],
    ['(https://a.jp/x_(y))', ['https://a.jp/x_(y)']],
    [
      'https://web.archive.org/web/2020/https://a.jp/',
      ['https://web.archive.org/web/2020/https://a.jp/'],
    ],
    ['https://a.jp/x(市)', ['https://a.jp/x']],
    ['https://a.jp/...', ['https://a.jp/']],
    ['宛先はkaizen@example.jpへ', ['mailto:kaizen@example.jp']],
    ['www.a.jpとwww.b.jp', ['http://www.a.jp', 'http://www.b.jp']],
    ['ftp://www.a.jp/ https:// http://。 a@b', []],
  ])('%s', (text, urls) => {
    expect(linksIn(text)).toEqual(urls)
  })

  test('nothing of the text is lost', () => {
    const piece = fc.constantFrom(
      'https://',
      'a.jp',
      '/x',
      '(',
      ')',
      '。',
      'と',
      '@',
      '.',
      ',',
      '[^1]',
      'www.',
      '*',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const shown = cutAddresses(pieces.join('')).map((node) =>
          node.type === 'link'
            ? node.children.map((one) => ('value' in one ? one.value : '')).join('')
            : 'value' in node
              ? node.value
              : '',
        )
        expect(shown.join('')).toBe(pieces.join(''))
      }),
      { numRuns: propertyRuns },
    )
  })

  test.each([...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~。、「」（）・a'])(
    '200,000 times %s is no work',
    (sign) => {
      for (const start of ['', 'https://a.jp/', 'a@', 'www.']) {
        expectCpuTimeBelow(400, () => cutAddresses(`${start}${sign.repeat(200_000)}x`))
      }
    },
  )
})
