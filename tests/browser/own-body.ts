/** The reader's own municipality: chosen once, then every case says how large its bodies are beside it. */

import { expect, it } from 'vitest'
import type { Site } from '../support/site.ts'

/** Registers the promises about the own municipality. */
export function testOwnBody(openPage: Site['openPage']): void {
  it('chosen once, it stands beside every case, sorts by nearness of size, and stays in this browser', async () => {
    const { page, faults } = await openPage()
    await page.goto(`/search?q=${encodeURIComponent('人手不足')}`)
    expect(await page.locator('.beside-own').count()).toBe(0)
    await page.getByRole('link', { name: 'わが市に近い規模から' }).click()
    await page.getByRole('searchbox', { name: '市町村か都道府県の名' }).fill('ふちゅうし')
    const offered = page.locator('.own-offered button')
    await offered.nth(1).waitFor()
    expect(await offered.allTextContents()).toEqual(['東京都 府中市', '広島県 府中市'])
    await offered.nth(1).press('Enter')
    await page.locator('.own-chosen', { hasText: '人口3.8万人' }).waitFor()
    await page.getByRole('link', { name: '「人手不足」の事例を近い規模から並べる' }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '人手不足')
    expect(new URL(page.url()).searchParams.get('own')).toBe('37677')

    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await page.goto(`/search?q=${encodeURIComponent('人手不足')}`)
    await page.locator('.beside-own').first().waitFor()
    expect(sent.filter((url) => /own=|37677/.test(url))).toEqual([])
    await page.getByRole('combobox', { name: '並び' }).selectOption('近い規模から')
    await page.waitForURL(/sort=size&own=37677/)
    await page.reload()
    await page.locator('.beside-own').first().waitFor()
    await page.locator('.hit h2 a').first().click()
    await page.locator('.case-where .beside-own').waitFor()

    await page.goto('/locate')
    await page.getByRole('button', { name: '消す', exact: true }).click()
    await page.getByRole('searchbox', { name: '市町村か都道府県の名' }).waitFor()
    expect(faults).toEqual([])
  })

  it('without scripts a name leads to the cases in the order of its size', async () => {
    const { page } = await openPage({ javaScriptEnabled: false })
    await page.goto('/locate')
    await page.getByRole('searchbox', { name: '市町村か都道府県の名' }).fill('紫波町')
    await page.getByRole('button', { name: '選ぶ' }).click()
    await page.getByRole('link', { name: '岩手県 紫波町に近い規模から' }).click()
    expect(new URL(page.url()).search).toBe('?sort=size&own=32166')
    expect(await page.locator('.hit').count()).toBeGreaterThan(5)
  })

  it('a name that no municipality has is answered with what to type instead', async () => {
    const { page, faults } = await openPage()
    await page.goto('/locate')
    await page.getByRole('searchbox', { name: '市町村か都道府県の名' }).fill('大迫町')
    await page.getByText('いまの市町村の名で入れる').waitFor()
    expect(faults).toEqual([])
  })
}
