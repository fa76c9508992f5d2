/** A desk of its own for one test, with editors and with a clock that the test moves. */

import type { CaseDraft } from '../../../server/contract/desk.ts'
import { openDeskState } from '../../../server/desk/state/desk-state.ts'
import { AppError } from '../../../server/errors.ts'
import type { StateDatabase } from '../../../server/state/database.ts'
import { makeState } from '../../support/state.ts'

/** The length of a day, in ms. */
export const dayMs = 86_400_000

/** A desk over a fresh state; `join` adds an editor. */
export async function makeDesk(folder?: string) {
  const database = await makeState(folder)
  const time = { now: Date.parse('2026-11-29T01:05:20Z') }
  const open = () => openDeskState(database, () => time.now)
  const join = (name: string) => addEditor(database, name)
  return { database, time, open, join, desk: open() }
}

/** An account of this name, which is its id as well. */
export function addEditor(database: StateDatabase, name: string): { accountId: string } {
  database.run(
    `INSERT INTO accounts (id, name, name_key, role, created_at) VALUES (?, ?, ?, 'editor', 0)`,
    ...[name, name, name],
  )
  return { accountId: name }
}

/** A draft with this background. */
export function makeDraft(text: string, slug = 'fukui-city-madoguchi'): CaseDraft {
  return {
    slug,
    fields: { title: '窓口の改善' },
    sections: { background: text, actions: '', results: '', craft: '', trouble: '' },
    facts: [],
    asks: [],
  }
}

/** What `makeDraft` has been given. */
export function textOf({ draft }: { draft: CaseDraft }): string {
  return draft.sections.background
}

/** The code of the refusal. */
export function refusalOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
