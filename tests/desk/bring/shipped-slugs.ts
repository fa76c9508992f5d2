import { readdir } from 'node:fs/promises'
import { isCaseName } from '../../../server/cases/folder.ts'

/** The names of the cases that the library ships with. */
export async function listSlugs(): Promise<string[]> {
  const names = await readdir('cases')
  return names.filter(isCaseName).map((name) => name.replace(/\.md$/, ''))
}
