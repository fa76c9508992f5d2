/** Judgements by the command line, in the form that the evaluation reads. */

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, it, vi } from 'vitest'
import { runJudgements } from '../../scripts/desk/judgements-command.ts'
import { openDeskState } from '../../server/desk/state/desk-state.ts'
import { openState } from '../../server/state/database.ts'
import { makeFolder } from '../support/make-folder.ts'
import { smallCases } from '../support/test-library.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

async function run(folder: string, ...words: string[]) {
  vi.stubEnv('STATE_DIR', folder)
  const said: string[] = []
  const code = await runJudgements(words, { write: (text) => said.push(text) })
  return { code, said: said.join('') }
}

it('refuses words that it does not know, and a folder without a state', async () => {
  const folder = await makeFolder()
  expect(await run(folder)).toMatchObject({ code: 1, said: expect.stringContaining('使い方') })
  expect((await run(folder, 'a', 'b')).code).toBe(1)
  expect((await run(folder, join(folder, 'a.jsonl'))).said).toContain('状態がありません')
})

it('writes what editors judged, and npm run eval measures by it', async () => {
  const folder = await makeFolder()
  const database = await openState(folder)
  const { judgements } = openDeskState(database)
  const day = '2026-11-29'
  judgements.set({
    query: '事務のミスが繰り返される',
    slug: 'tsukioka-city-jimu-misu',
    grade: 'answers',
    day,
  })
  judgements.set({
    query: '事務のミスが繰り返される',
    slug: 'morino-town-park',
    grade: 'wrong',
    day,
  })
  database.close()
  const file = join(folder, 'judged.jsonl')
  expect(await run(folder, file)).toMatchObject({
    code: 0,
    said: expect.stringContaining('1の問い'),
  })
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(2)

  const program = ['--import', 'tsx', 'scripts/eval/search.ts', '--cases', smallCases]
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...program, '--queries', file, '--json'],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)) },
  )
  expect(JSON.parse(stdout)).toMatchObject({
    both: [{ type: 'all', queries: 1, ndcg10: 1 }, { type: 'desk' }],
  })
}, 120_000)
