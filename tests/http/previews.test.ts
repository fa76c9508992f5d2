/** What stands beside a link elsewhere: words and picture for messengers, a reference for Zotero. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenes } from '../../server/contract/vocabulary.ts'
import { writePng } from '../../server/http/pictures/png.ts'
import { drawPreview } from '../../server/http/pictures/scene-picture.ts'
import { renderPage } from '../../web/render.tsx'
import { readAsZotero, readMetas } from '../support/read-metas.ts'
import { readPng } from '../support/read-png.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

const headers = { host: 'kaizen.example' }
const casePath = '/cases/kawase-city-madoguchi'

describe('the preview of a page', () => {
  it('says of a case what it is, with the picture of its scene', async () => {
    const app = await makeApp()
    const { body } = await app.inject({ url: casePath, headers })
    expect(readMetas(body).filter(({ name }) => /^(og|twitter):/.test(name))).toEqual(
      Object.entries({
        'og:type': 'article',
        'og:site_name': '改善事例ライブラリ',
        'og:locale': 'ja_JP',
        'og:title': '川瀬市の書かない窓口',
        'og:description': '北海道 川瀬市。待ち時間が長かった。手順を書き出した。半分になった。',
        'og:url': `http://kaizen.example${casePath}`,
        'og:image': 'http://kaizen.example/og/workplace.fix.png',
        'og:image:type': 'image/png',
        'og:image:width': '1200',
        'og:image:height': '630',
        'og:image:alt': '12の場面の表。「職場×不具合解消」に印。',
        'twitter:card': 'summary_large_image',
      }).map(([name, content]) => ({ name, content })),
    )
  })

  it.each(['/', '/search?q=a', '/about', '/walls', '/embed', '/api', '/kit'])(
    'is on every page with an address of its own: %s',
    async (url) => {
      const app = await makeApp()
      const { body } = await app.inject({ url, headers })
      const content = (wanted: string) =>
        readMetas(body).find(({ name }) => name === wanted)?.content ?? ''
      expect(content('og:type')).toBe('website')
      expect(content('og:title')).not.toBe('')
      expect(content('og:description')).not.toBe('')
      expect(content('og:url')).toBe(`http://kaizen.example${url}`)
      const picture = await app.inject(content('og:image').replace('http://kaizen.example', ''))
      expect(picture.headers['content-type']).toBe('image/png')
    },
  )

  it('is not on pages that nobody should come back to, nor on those of whoever has logged in', async () => {
    const app = await makeApp()
    for (const url of ['/nothing', '/search?q=%E3%81']) {
      expect((await app.inject(url)).body, url).not.toMatch(/og:|twitter:/)
    }
    const place = makeFakeLibrary().findCase('kawase-city-madoguchi')
    const found = place && 'found' in place ? place.found : undefined
    if (!found) throw new Error('no case')
    const assets = { script: '/main.js', imported: [], styles: [] }
    const draw = (reader?: 'guest' | { name: string; role: 'member' }) =>
      renderPage({ page: 'case', case: { ...found, membersOnly: true } }, assets, '', reader)
    expect(draw({ name: '田中', role: 'member' })).not.toMatch(/og:|twitter:/)
    expect(draw('guest')).toContain('og:title')
  })
})

describe('the pictures', () => {
  it.each(scenes.map(({ id }, index) => [id, index]))(
    'show %s in its own cell, and no other cell taken',
    (id, index) => {
      const picture = readPng(drawPreview(scenes.find((scene) => scene.id === id)))
      expect([picture.width, picture.height]).toEqual([1200, 630])
      // Near the corner of each cell, beside the books.
      const taken = scenes.map((_, cell) => {
        const [column, row] = [Math.floor(cell / 3), cell % 3]
        return picture.at(320 + column * 140 + 12, 105 + row * 140 + 12) === '#e25100'
      })
      expect(taken).toEqual(scenes.map((_, cell) => cell === index))
    },
  )

  it('come small, are kept for a month, and may be shown by other sites', async () => {
    const app = await makeApp()
    for (const name of ['library', ...scenes.map(({ id }) => id)]) {
      const { statusCode, rawPayload, headers: got } = await app.inject(`/og/${name}.png`)
      expect(statusCode, name).toBe(200)
      expect(rawPayload.length, name).toBeLessThan(3000)
      expect(got['cache-control']).toBe('public, max-age=2592000')
      expect(got['cross-origin-resource-policy']).toBe('cross-origin')
      expect((await app.inject(`/og/${name}.png`)).rawPayload.equals(rawPayload)).toBe(true)
    }
    for (const name of ['x.png', '.png', 'library', 'library.jpg', '__proto__.png', '%2e%2e.png']) {
      expect((await app.inject(`/og/${name}`)).statusCode, name).toBe(404)
    }
  })

  it('whatever rectangles are painted, each pixel has the colour of the last one over it', () => {
    const whole = fc.integer({ min: 0, max: 9 })
    const rectangle = fc.record({
      ...{ x: whole, y: whole, width: whole, height: whole },
      colour: fc.integer({ min: 0, max: 3 }),
    })
    const palette = ['#000000', '#112233', '#ffffff', '#e25100']
    fc.assert(
      fc.property(
        fc.array(rectangle, { maxLength: 5 }),
        fc.integer({ min: 1, max: 12 }),
        (rectangles, width) => {
          const picture = readPng(writePng({ width, height: 7, palette, rectangles }))
          for (let y = 0; y < 7; y += 1) {
            for (let x = 0; x < width; x += 1) {
              const over = rectangles.filter(
                (one) =>
                  x >= one.x && x < one.x + one.width && y >= one.y && y < one.y + one.height,
              )
              expect(picture.at(x, y)).toBe(palette[over.at(-1)?.colour ?? 0])
            }
          }
        },
      ),
    )
  })
})

describe('Zotero', () => {
  it('takes a case for a web page of this library, with editor, day, address and abstract', async () => {
    const app = await makeApp()
    const { body } = await app.inject({ url: casePath, headers })
    expect(readAsZotero(body)).toEqual({
      itemType: 'webpage',
      title: expect.stringContaining('川瀬市の書かない窓口'),
      creators: [{ lastName: '自治体改善マネジメント研究会', fieldMode: 1 }],
      date: '2026/11/22',
      url: `http://kaizen.example${casePath}`,
      publicationTitle: '改善事例ライブラリ',
      language: 'ja',
      abstractNote: '待ち時間が長かった。 手順を書き出した。 半分になった。',
    })
  })

  it('would take it for a journal article, were its type not named', async () => {
    const app = await makeApp()
    const { body } = await app.inject(casePath)
    expect(readAsZotero(body.replace('name="DC.type"', 'name="x"')).itemType).toBe('journalArticle')
  })
})
