/** Pages as whole documents, those that are only read among them. */

import { expect, it } from 'vitest'
import { sumUpProofs } from '../../scripts/browser/sum-up-proofs.ts'
import { readAccessibilityReport } from '../../server/accessibility-report.ts'
import { listUpdates } from '../../server/library/case-answer.ts'
import { criteria } from '../../web/documents/AccessibilityPage.tsx'
import { screens } from '../browser/screen-list.ts'
import { makeCase } from '../support/make-case.ts'
import { hostileText, makeApp, makeFakeLibrary } from '../support/test-app.ts'

it('each page is a whole document without any inline script or style', async () => {
  const app = await makeApp()
  for (const url of [
    '/',
    '/search?q=a',
    '/cases/kawase-city-madoguchi',
    '/coverage',
    '/x',
    '/search?q=%E3%81',
    '/search?page=0',
  ]) {
    const { body } = await app.inject(url)
    expect(body, url).toMatch(/^<!doctype html>\s*<html lang="ja">/)
    expect(body, url).toContain('/assets/main-test.css')
    // Scripts with these types are data: no browser runs them.
    expect(body, url).not.toMatch(/<script(?! type="(?:module" src=|application\/(?:ld\+)?json"))/)
    expect(body, url).not.toMatch(/\sstyle=|<style|\son[a-z]+="/)
    expect(body, url).not.toContain(hostileText)
  }
})

it('the page of a search carries its answer for the browser to take over', async () => {
  const library = makeFakeLibrary()
  const app = await makeApp({ library })
  const { body } = await app.inject('/search?q=%E7%AA%93&stage=%E8%81%B7%E5%A0%B4&utm_source=x')
  const json = /id="page-data">([^<]*)</.exec(body)?.[1] ?? ''
  const data = JSON.parse(json)
  expect(data.page).toBe('results')
  expect(data.state).toMatchObject({ q: '窓', facets: { stage: ['workplace'] }, page: 1 })
  expect(data.answer.hits[0].title).toContain(hostileText)
})

it('the page of a case tells reference managers and search engines what it is, under the name it was called by', async () => {
  const app = await makeApp()
  const headers = { host: 'kaizen.example' }
  const { body } = await app.inject({ url: '/cases/kawase-city-madoguchi', headers })
  const [head = ''] = body.split('</head>')
  const address = 'http://kaizen.example/cases/kawase-city-madoguchi'
  expect(head).toContain('<meta name="citation_online_date" content="2026/11/22"/>')
  expect(head).toContain(`<meta name="citation_public_url" content="${address}"/>`)
  const data = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(head)?.[1] ?? ''
  expect(JSON.parse(data)).toMatchObject({
    url: address,
    headline: expect.stringContaining('</script>'),
  })
  expect((await app.inject('/search?q=a')).body).not.toMatch(/ld\+json|citation_/)
})

it('a case that was renamed sends on, as page and as data', async () => {
  const app = await makeApp()
  for (const prefix of ['', '/api']) {
    const response = await app.inject(`${prefix}/cases/old-name`)
    expect(response.statusCode).toBe(301)
    expect(response.headers['location']).toBe(`${prefix}/cases/kawase-city-madoguchi`)
  }
})

it('a slash at the end makes no difference', async () => {
  const app = await makeApp()
  for (const url of ['/search/', '/cases/kawase-city-madoguchi/', '/api/search/?q=a']) {
    expect((await app.inject(url)).statusCode, url).toBe(200)
  }
})

const documents = ['/about', '/taxonomy', '/accessibility', '/updates', '/walls']

it('each is a whole document that needs no script at all', async () => {
  const app = await makeApp()
  for (const url of documents) {
    const { body, statusCode } = await app.inject(url)
    expect(statusCode, url).toBe(200)
    expect(body, url).toMatch(/<h1>.+<\/h1>/)
    expect(body, url).toContain(`<link rel="canonical" href="${url}"/>`)
    expect(body, url).not.toMatch(/<script|\sstyle=|\son[a-z]+="/)
    expect(body, url).not.toContain(hostileText)
  }
})

it('news come newest first, a check after the changes of its case', () => {
  const older = makeCase([], { slug: 'b', checked: '2024-05-01' })
  const newer = makeCase([], {
    slug: 'a',
    checked: '2025-01-01',
    updates: [{ date: '2026-02-03', note: '判決を加えた' }],
  })
  expect(listUpdates([older, newer]).map(({ date, kind }) => `${date} ${kind}`)).toEqual([
    '2026-02-03 changed',
    '2025-01-01 checked',
    '2024-05-01 checked',
  ])
})

it('only what passed counts as proved', () => {
  const proof = { what: 'キーボードで読める', criteria: ['2.1.1'] }
  const report = sumUpProofs([
    { status: 'passed', meta: { proof } },
    { status: 'failed', meta: { proof: { what: '壊れている', criteria: ['2.1.2'] } } },
    { status: 'passed', meta: { passedRules: [['1.1.1', 'image-alt']] } },
    { status: 'passed', meta: { passedRules: [['1.1.1', 'image-alt']] } },
  ])
  expect(report).toEqual({
    screens: 2,
    criteria: [
      { number: '1.1.1', rules: ['image-alt'], walks: [] },
      { number: '2.1.1', rules: [], walks: ['キーボードで読める'] },
    ],
  })
})

it('the report in the repository covers every screen, and claims only criteria of the standard', async () => {
  const report = await readAccessibilityReport()
  expect(report?.screens).toBe(screens.length)
  const known = new Set(criteria.map(({ number }) => number))
  expect(criteria).toHaveLength(38)
  const ofTheStandard = report?.criteria.filter(({ number }) => known.has(number)) ?? []
  expect(ofTheStandard.length).toBeGreaterThan(10)
})
