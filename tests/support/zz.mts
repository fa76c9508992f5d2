import { startServer } from '../../scripts/server-process.ts'
import { findBrowser, launchBrowser } from './browser.ts'
const s = await startServer({ environment: { DATA_DIR: '/tmp/desk/data-zz' } })
const b = await launchBrowser((await findBrowser()) ?? '')
try {
const p = await b.newPage()
p.setDefaultTimeout(5000)
const log: string[] = []
p.on('console', (m) => log.push(m.type() + ' ' + m.text()))
p.on('pageerror', (e) => log.push('error ' + e.message))
p.on('response', (r) => { if (r.status() >= 400) log.push(r.status() + ' ' + r.url()) })
await p.goto(s.url + '/'); await p.goto(s.url + '/search?q=' + encodeURIComponent('若手の提案が続かない'))
console.log(await p.title())
await p.click('#hits a[href^="/cases/"]'); await p.waitForURL(/cases/); console.log(p.url(), await p.title())
await p.goBack(); await p.waitForURL(/search/); console.log(await p.title())
await p.goto(s.url + '/search?page=0'); console.log(await p.title(), (await p.textContent('main'))?.slice(0, 200))
console.log(log)
} finally { await b.close(); console.log(await s.stop()) }
