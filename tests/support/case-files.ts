/** The files of the shipped cases, and what differs between two versions of a file. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseFiles } from '../../server/contract/desk.ts'

const folder = join(import.meta.dirname, '../../cases')

/** The names of all shipped cases. */
export const shippedSlugs: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => name.slice(0, -'.md'.length))

/** The files of a shipped case as they lie in the folder. */
export function readShipped(slug: string): CaseFiles {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const yaml = `${slug}.yaml`
  return { body: read(`${slug}.md`), facts: read(`facts/${yaml}`), asks: read(`asks/${yaml}`) }
}

/** The lines of the first text that are not in the second, and the other way round: what `git diff` shows. */
export function diffLines(before = '', after = ''): { gone: string[]; come: string[] } {
  const missing = (from: string, of: string) => {
    const left = of.split('\n')
    return from.split('\n').filter((line) => {
      const at = left.indexOf(line)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
  }
  return { gone: missing(before, after), come: missing(after, before) }
}
