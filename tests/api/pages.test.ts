import { expect, it } from 'vitest'
import { hostileText, makeFakeLibrary } from '../support/fake-library.ts'
import { makeApp } from '../support/test-app.ts'

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

it('robots are allowed in', async () => {
  const app = await makeApp()
  expect((await app.inject('/robots.txt')).body).toBe('User-agent: *\nAllow: /\n')
})
