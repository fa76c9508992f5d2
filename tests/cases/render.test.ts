import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderBody } from '../../server/cases/render.ts'
import { propertyRuns } from '../support/any-text.ts'
import { scriptPayloads } from './script-payloads.ts'

const render = (markdown: string) => {
  const [part] = renderBody(`## 背景\n\n${markdown}`)
  if (!part) throw new Error('no part')
  return part
}

const plainTags =
  'p|br|hr|strong|em|del|code|pre|blockquote|ul|ol|li|h3|h4|h5|h6|table|thead|tbody|tr|th|td'
const allowedTags = [
  new RegExp(`^</?(?:${plainTags}|a|sup)>$`),
  /^<ol start="\d+">$/,
  /^<a href="(?<href>[^"<>]*)">$/,
  /^<sup class="ref">$/,
  /^<a href="#source-\d{1,3}" aria-label="出典\d{1,3}"(?: id="ref-\d{1,3}")?>$/,
]

/**
 * Whether the HTML is made of allowed tags in exactly one spelling and of text without `<`: stricter
 * than any parser, so that no browser can read it in another way.
 */
function expectHarmless(html: string) {
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) {
    const match = allowedTags.map((pattern) => pattern.exec(tag)).find(Boolean)
    expect(match, `${tag} in ${html}`).toBeTruthy()
    const href = match?.groups?.['href']
    if (href !== undefined) expectHarmlessAddress(href)
  }
}

function expectHarmlessAddress(href: string) {
  const decoded = href
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll('&amp;', '&')
  const { protocol } = new URL(decoded, 'https://library.example/cases/x')
  expect(['http:', 'https:', 'mailto:'], href).toContain(protocol)
}

describe('Markdown cannot script', () => {
  test(`none of ${scriptPayloads.length} payloads leaves anything but plain tags and safe links`, () => {
    expect(scriptPayloads.length).toBeGreaterThanOrEqual(120)
    for (const payload of scriptPayloads) {
      for (const markdown of [
        payload,
        `文${payload}文[^1]。`,
        `- ${payload}`,
        `> ${payload}`,
        `**${payload}**`,
      ]) {
        expectHarmless(render(markdown).html)
      }
    }
  })

  test('no random document does', () => {
    const piece = fc.oneof(
      fc.constantFrom(...scriptPayloads),
      fc.constantFrom(
        '\n\n',
        '\n',
        '- ',
        '> ',
        '|',
        '[^1]',
        '[^2]',
        '**',
        '`',
        '<',
        '>',
        '"',
        '](',
        '[',
        '&',
      ),
      fc.string({ maxLength: 6, unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const { html } of renderBody(pieces.join(''))) expectHarmless(html)
      }),
      { numRuns: propertyRuns },
    )
  }, 120_000)

  test('ids and classes of a writer never get through, ours do', () => {
    const { html } = render('<a id="ref-1" class="ref" href="#source-1">x</a> 文[^1]。')
    expect(html).toBe(
      '<p>x 文\u2060<sup class="ref"><a href="#source-1" aria-label="出典1" id="ref-1">1</a></sup>。</p>',
    )
  })

  test('the text of dropped tags stays, the dropped things are named with their place', () => {
    const part = render('これは<b>太字</b>。\n\n![絵](a.png)')
    expect(part.html).toContain('これは太字。')
    expect(part.dropped).toEqual([
      { what: 'HTML のタグ', line: 3, column: 4 },
      { what: 'HTML のタグ', line: 3, column: 9 },
      { what: '画像', line: 5, column: 1 },
    ])
  })
})

describe('source marks', () => {
  const mark = (id: number, first = false) =>
    `<a href="#source-${id}" aria-label="出典${id}"${first ? ` id="ref-${id}"` : ''}>${id}</a>`
  const sup = (...links: string[]) => `\u2060<sup class="ref">${links.join('')}</sup>`

  test('adjacent marks share one sup, and only the first mark of a source in the case has its id', () => {
    const [first, second] = renderBody(
      '## 背景\n\n甲[^1][^12]。乙[^1]。\n\n## 成果\n\n丙[^12][^3]。\n',
    )
    expect(first?.html).toBe(`<p>甲${sup(mark(1, true), mark(12, true))}。乙${sup(mark(1))}。</p>`)
    expect(second?.html).toBe(`<p>丙${sup(mark(12), mark(3, true))}。</p>`)
    expect(first?.sources).toEqual([1, 12])
    expect(second?.sources).toEqual([12, 3])
  })

  test('marks work in lists, tables and emphasis, and with a footnote definition about', () => {
    const { html, sources } = render(
      '- 甲[^1]\n- **乙[^2]**\n\n| 丙[^3] | 丁 |\n| --- | --- |\n| 戊[^4] | 己 |\n\n庚[^5]\n\n[^5]: 脚注',
    )
    expect(sources).toEqual([1, 2, 3, 4, 5])
    expect(html.match(/<sup/g)).toHaveLength(5)
    expect(html).not.toContain('[^')
    expect(html).not.toContain('脚注')
  })

  test('in code and in a link a mark is only text', () => {
    const { html, sources } = render('`甲[^1]` [乙[^2]](https://example.jp/)')
    expect(sources).toEqual([])
    expect(html).not.toContain('<sup')
  })

  test('before an address in brackets it is a link, and behind or within brackets it stays a mark', () => {
    expect(render('[^1](https://a.jp/)').html).toBe('<p><a href="https://a.jp/">^1</a></p>')
    expect(render('[甲[^1]乙][^2]（[^3]）![^4]').sources).toEqual([1, 2, 3, 4])
    expect(render('[^1234][^a][^][^5').sources).toEqual([])
  })
})

describe('a bare address ends where Japanese goes on', () => {
  const link = (address: string) => `<a href="${address}">${address}</a>`

  test.each([
    ['で使える。', 'で使える。'],
    ['。続き', '。続き'],
    ['、続き', '、続き'],
    ['」と書く', '」と書く'],
    ['（本文）', '（本文）'],
    ['）である', '）である'],
    ['.', '.'],
    ['', ''],
    [' の頁', ' の頁'],
  ])('before 「%s」, and the mark behind it stays a mark', (after, shown) => {
    const { html, sources, paragraphs } = render(
      `詳細は https://www.example.co.jp/a?b=1${after}[^1][^2]続く`,
    )
    expect(html).toContain(`${link('https://www.example.co.jp/a?b=1')}${shown}\u2060<sup`)
    expect(html).not.toContain('[^')
    expect(sources).toEqual([1, 2])
    expect(paragraphs).toEqual([`詳細は https://www.example.co.jp/a?b=1${shown}続く`])
  })

  test('without a space before it, and in lists, tables and emphasis', () => {
    const { html, sources } = render(
      '頁はhttps://a.jpで[^1]\n\n- 「https://b.jp」[^2]\n\n| www.c.jp。[^3] |\n| --- |\n\n**https://d.jp（市）[^4]**',
    )
    expect(html.match(/href="https?[^"]*"/g)).toEqual([
      ...[
        'href="https://a.jp"',
        'href="https://b.jp"',
        'href="http://www.c.jp"',
        'href="https://d.jp"',
      ],
    ])
    expect(sources).toEqual([1, 2, 3, 4])
  })

  test('what a writer brackets is left as it is', () => {
    expect(render('<https://a.jp/改善>。').html).toBe(
      '<p><a href="https://a.jp/%E6%94%B9%E5%96%84">https://a.jp/改善</a>。</p>',
    )
    expect(render('[https://a.jp/改善の頁](https://a.jp/)').html).toBe(
      '<p><a href="https://a.jp/">https://a.jp/改善の頁</a></p>',
    )
  })
})

describe('paragraphs are plain text', () => {
  test('one a block, without marks, tags or line breaks', () => {
    const { paragraphs } = render(
      '甲[^1]は**乙**である[^2][^3]。\n続きの行。\n\n- 丙[^1]\n- 丁\n\n| 戊 | 己 |\n| --- | --- |\n| 庚 | 辛 |\n\n### 壬\n\n> 癸',
    )
    expect(paragraphs).toEqual([
      ...['甲は乙である。続きの行。', '丙', '丁', '戊 己', '庚 辛', '壬', '癸'],
    ])
  })

  test('a line break between Latin words is a space, elsewhere nothing', () => {
    expect(render('first\nsecond は\n三番目').paragraphs).toEqual(['first second は三番目'])
  })

  test('a range with a tilde is no strike-through', () => {
    expect(render('10~20人、30~40人').html).toBe('<p>10~20人、30~40人</p>')
  })

  test('an empty section has none', () => {
    expect(render('').paragraphs).toEqual([])
  })

  test('whatever is shown is in the paragraphs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('甲', '[^1]', '\n\n', '- ', '**', '乙', '\n', '`', '> ', '1. ')),
        (pieces) => {
          const { html, paragraphs } = render(pieces.join(''))
          const shown = html.replace(/\u2060?<sup.*?<\/sup>/g, '').replace(/<[^>]*>/g, '')
          expect(paragraphs.join('').replace(/\s/g, '')).toBe(
            shown.replace(/\s/g, '').replaceAll('[^1]', ''),
          )
        },
      ),
      { numRuns: propertyRuns },
    )
  }, 60_000)
})

describe('bold beside Japanese', () => {
  test.each([
    ['**100%**に', '<strong>100%</strong>に'],
    ['これは**「改善」**である', 'これは<strong>「改善」</strong>である'],
    [
      '市は**（注）**と、**約3割。**と書いた',
      '市は<strong>（注）</strong>と、<strong>約3割。</strong>と書いた',
    ],
    ['**甲。**乙**丙）**丁', '<strong>甲。</strong>乙<strong>丙）</strong>丁'],
  ])('%s', (markdown, html) => {
    expect(render(markdown).html).toBe(`<p>${html}</p>`)
  })
})
