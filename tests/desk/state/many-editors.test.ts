/** Many who save one draft at once: of every save that was acknowledged its line is there. */

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { makeFolder } from '../../support/make-folder.ts'
import { addLines } from './add-lines.ts'
import { makeDesk, makeDraft, textOf } from './make-desk.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

it('twenty editors in one process lose no line, and all but one are told at each turn', async () => {
  const { desk, join } = await makeDesk()
  const editors = Array.from({ length: 20 }, (_, index) => join(`編集者${index}`))
  const { id } = desk.drafts.create(makeDraft('初め'), undefined, { accountId: '編集者0' })
  const added = await Promise.all(editors.map((editor) => addLines(desk.drafts, id, editor, 3)))
  const kept = desk.drafts.read(id)
  if (!kept) throw new Error('the draft is gone')
  expect(kept.version).toBe(1 + 20 * 3)
  const lines = textOf(kept).split('\n').slice(1)
  expect(lines.toSorted()).toEqual(added.flatMap((each) => each.lines).toSorted())
  expect(added.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(20)
  // Who was refused and has saved since has nothing unsaved.
  for (const editor of editors) expect(desk.drafts.listUnsaved(editor)).toEqual([])
})

it('two processes lose no line', async () => {
  const folder = await makeFolder()
  const { desk, join } = await makeDesk(folder)
  const { id } = desk.drafts.create(makeDraft('初め'), undefined, join('甲'))
  join('乙')
  const run = async (name: string): Promise<Awaited<ReturnType<typeof addLines>>> => {
    const program = ['--import', 'tsx', 'tests/desk/state/editor.ts', folder, id, name]
    const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: root })
    return JSON.parse(stdout)
  }
  const added = await Promise.all([run('甲'), run('乙')])
  const kept = desk.drafts.read(id)
  if (!kept) throw new Error('the draft is gone')
  expect(kept.version).toBe(1 + 30)
  const lines = textOf(kept).split('\n').slice(1)
  expect(lines.toSorted()).toEqual(added.flatMap((each) => each.lines).toSorted())
})
