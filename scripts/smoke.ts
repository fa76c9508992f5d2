/**
 * `tsx scripts/smoke.ts [--node PATH]`: starts the real server with this Node, searches, opens the first case
 * found as data and as a page, and stops. Ends with 1 where any of it is not as it should be.
 */

import { strict as assert } from 'node:assert'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { HealthAnswer, SearchAnswer } from '../server/contract/api.ts'
import { startServer } from './server-process.ts'

const { values } = parseArgs({ options: { node: { type: 'string', default: process.execPath } } })
const data = await mkdtemp(join(tmpdir(), 'kaizen-smoke-'))
try {
  await walkThrough(values.node, data)
} finally {
  await rm(data, { recursive: true, force: true })
}

async function walkThrough(node: string, dataFolder: string): Promise<void> {
  const server = await startServer({ node, environment: { DATA_DIR: dataFolder } })
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, server.url))
    assert.equal(response.status, 200, path)
    return response
  }
  try {
    const health = (await (await get('/api/health')).json()) as HealthAnswer
    assert.ok(health.cases > 0, 'no cases')
    const query = `q=${encodeURIComponent('若手の提案が続かない')}`
    const answer = (await (await get(`/api/search?${query}`)).json()) as SearchAnswer
    const first = answer.hits[0]
    assert.ok(first, 'nothing found')
    assert.equal(answer.degraded, undefined, 'search is degraded')
    await get(`/api/cases/${first.slug}`)
    const page = await (await get(`/cases/${first.slug}`)).text()
    assert.match(page, /^<!doctype html>/)
    assert.match(await (await get(`/search?${query}`)).text(), new RegExp(`/cases/${first.slug}`))
    console.log(`${node}: ready after ${Math.round(server.readyMs)} ms, ${health.cases} cases`)
  } finally {
    const { code, stderr } = await server.stop()
    assert.equal(code, 0, stderr)
  }
}
