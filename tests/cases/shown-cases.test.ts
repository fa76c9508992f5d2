/** What leaves the shelf for readers names nothing that is not on it, whatever the case has and will have as fields. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import { propertyRuns } from '../support/any-text.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const link = (slug: string) => `[**先**の${slug.length}字](/cases/${slug})`

/** A case with these names in `related`, and as links in every place of a body where a link can stand. */
function naming(related: readonly string[], links = related): string {
  const all = links.map(link).join('、')
  const places = `${all}がある[^1]。\n\n- ${all}[^1]\n\n1. ${all}\n\n> ${all}\n>\n> - ${all}\n\n### ${all}\n\n| 表 | ${all} |\n| --- | --- |\n| ${all} | 終わり |\n`
  return bend(
    '確認できた情報はない。\n',
    `確認できた情報はない。\n\n${links.length > 0 ? places : ''}`,
    bend('related: []', `related: [${related.join(', ')}]`),
  )
}

const members = bend('visibility: public', 'visibility: members')
const draft = bend('status: published', 'status: draft')
const broken = bend('confidence: high', 'confidence: sure')

async function load(files: Record<string, string>): Promise<Case[]> {
  return (await loadCases(await makeFolder(files))).cases
}

describe('the public cases', () => {
  const hidden = { 'secret-m.md': members, 'secret-d.md': draft, 'secret-b.md': broken }
  const names = ['secret-m', 'secret-d', 'secret-b', 'secret-none']

  test('name no hidden case in any field, and keep the others and every word', async () => {
    const files = { 'a.md': naming([...names, 'b', 'c']), 'b.md': goodCase, 'c.md': goodCase }
    const [shown] = listShownCases(await load({ ...files, ...hidden }), 'public')
    expect(JSON.stringify(shown)).not.toContain('secret')
    expect(shown?.related).toEqual(['b', 'c'])
    const html = shown?.sections.map((section) => section.html).join('') ?? ''
    expect(html.match(/<a href="\/cases\/b"><strong>先<\/strong>の1字<\/a>/g)).toHaveLength(8)
    expect(html.match(/<strong>先<\/strong>の8字/g)).toHaveLength(24)
    expect(html.match(/href="#source-1"/g)?.length).toBeGreaterThan(5)
    expect(JSON.stringify(shown?.sections.map(({ blocks }) => blocks))).toContain('"/cases/b"')
  })

  test('are the very objects of the shelf where nothing had to go', async () => {
    const cases = await load({ 'a.md': naming(['b']), 'b.md': naming([]), ...hidden })
    const shown = listShownCases(cases, 'public')
    expect(shown.map(({ slug }) => slug)).toEqual(['a', 'b'])
    for (const one of shown) expect(cases).toContain(one)
  })

  test('stay the same objects until what they may name changes', async () => {
    const cases = await load({ 'a.md': naming(['b', 'secret-m']), 'b.md': goodCase, ...hidden })
    const [first] = listShownCases(cases, 'public')
    const [again] = listShownCases([...cases], 'public')
    expect(again).toBe(first)
    const published = cases.map((one) => ({ ...one, visibility: 'public' as const }))
    const [a] = cases
    const [named] = listShownCases(a ? [a, ...published.slice(1)] : [], 'public')
    expect(named).toBe(a)
    expect(named?.related).toEqual(['b', 'secret-m'])
  })

  test('may be linked to by a former name, which is theirs and not of a hidden one', async () => {
    const aliased = (name: string, text = goodCase) =>
      bend('related: []', `related: []\naliases: [${name}]`, text)
    const files = { 'a.md': naming([], ['old-b', 'old-m']), 'b.md': aliased('old-b') }
    const cases = await load({ ...files, 'm.md': aliased('old-m', members) })
    const html = JSON.stringify(listShownCases(cases, 'public')[0]?.sections)
    expect(html).toContain('/cases/old-b')
    expect(html).not.toContain('/cases/old-m')
  })

  test('are what they would be if no hidden file were there', async () => {
    const slug = fc.constantFrom('b', 'c', 'secret-m', 'secret-d', 'secret-b', 'secret-none')
    const named = fc.uniqueArray(slug, { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(named, named, async (related, links) => {
        const files = {
          'a.md': naming(related, links),
          'b.md': naming(links, related),
          'c.md': goodCase,
        }
        const shown = listShownCases(await load({ ...files, ...hidden }), 'public')
        expect(shown).toEqual(listShownCases(await load(files), 'public'))
        expect(JSON.stringify(shown)).not.toContain('secret')
      }),
      { numRuns: Math.ceil(propertyRuns / 10) },
    )
  }, 60_000)
})

describe('the cases of members', () => {
  const hidden = { 'secret-d.md': draft, 'secret-b.md': broken }
  const slugs = ['m', 'b', 'secret-d', 'secret-b', 'secret-none']
  const files = { 'a.md': naming(slugs), 'b.md': goodCase, 'm.md': members, ...hidden }
  const linksOf = (shown: Case | undefined) => {
    const html = shown?.sections.map((section) => section.html).join('') ?? ''
    return [...new Set(html.match(/\/cases\/[a-z-]+/g))]
  }

  test('are all that are published, and name each other but nothing that is not', async () => {
    const shown = listShownCases(await load(files), 'members')
    expect(shown.map(({ slug }) => slug)).toEqual(['a', 'b', 'm'])
    expect(shown[0]?.related).toEqual(['m', 'b'])
    expect(linksOf(shown[0])).toEqual(['/cases/m', '/cases/b'])
    expect(JSON.stringify(shown)).not.toContain('secret')
  })

  test('are the very objects of the shelf where nothing had to go', async () => {
    const cases = await load({ 'a.md': naming(['m', 'b']), 'b.md': goodCase, 'm.md': members })
    const shown = listShownCases(cases, 'members')
    expect(shown).toHaveLength(3)
    for (const one of shown) expect(cases).toContain(one)
  })

  test('are cut for each audience apart, and stay the same objects whoever asked in between', async () => {
    const cases = await load(files)
    const ask = () => [listShownCases(cases, 'public')[0], listShownCases(cases, 'members')[0]]
    const [first, second] = [ask(), ask()]
    expect(first.map((shown) => shown?.related)).toEqual([['b'], ['m', 'b']])
    expect(first.map(linksOf)).toEqual([['/cases/b'], ['/cases/m', '/cases/b']])
    expect(second[0]).toBe(first[0])
    expect(second[1]).toBe(first[1])
  })
})

describe('the check of a folder', () => {
  const files = { 'open-b.md': goodCase, 'closed-m.md': members, 'closed-d.md': draft }
  const warn = async (more: Record<string, string>) => {
    const { problems } = await loadCases(await makeFolder({ ...files, ...more }))
    return problems.map(formatProblem)
  }

  test('says when a public case is related to one that its readers cannot see', async () => {
    const text = bend('related: []', 'related: [open-b, closed-m, closed-d, closed-x]')
    expect(await warn({ 'a.md': text })).toEqual([
      'a.md:27:19 related — 会員だけの事例「closed-m」 / 公開の事例の名（これは画面にもファイルにも出ません）',
      'a.md:27:29 related — 下書きの事例「closed-d」 / ある事例のファイル名から .md を除いたもの',
      'a.md:27:39 related — ない事例「closed-x」 / ある事例のファイル名から .md を除いたもの',
    ])
  })

  test('says it of links in the body, and of names in the words, which stay as they are', async () => {
    const from = '待ち時間は短くなった[^1]。'
    const linked = `[甲](/cases/closed-m)と[乙](/cases/open-b)と[丙](/cases/closed-x)。`
    expect(await warn({ 'a.md': bend(from, linked) })).toEqual([
      'a.md:47:12 本文のリンク — 会員だけの事例「closed-m」 / 公開の事例の名（これは画面にもファイルにも出ません）',
      'a.md:47:52 本文のリンク — ない事例「closed-x」 / ある事例のファイル名から .md を除いたもの',
    ])
    const unnamed = '公開の事例に、見せない事例の名を書かない（書いたままだれにでも見えます）'
    expect(await warn({ 'a.md': bend(from, '詳しくは closed-m を見る。') })).toEqual([
      `a.md:47:6 文 — 会員だけの事例の名「closed-m」 / ${unnamed}`,
    ])
    expect(await warn({ 'a.md': bend('/1"', '/closed-d"') })).toEqual([
      `a.md:33:30 文 — 下書きの事例の名「closed-d」 / ${unnamed}`,
    ])
  })

  test('lets members-only cases name each other, and drafts whatever they like', async () => {
    const related = 'related: [closed-m, open-b]'
    expect(await warn({ 'm.md': bend('related: []', related, members) })).toEqual([])
    expect(await warn({ 'd.md': bend('related: []', related, draft) })).toEqual([])
  })
})
