/** Every state of a case that was ever published, with its files, who wrote it and who published it; none is deleted. */

import type { CaseFiles, CaseVersion } from '../../contract/desk.ts'
import { cleanText, isSlugValue } from '../../contract/untrusted-values.ts'
import type { StateDatabase } from '../../state/database.ts'
import { readRowNumber } from './row-number.ts'
import { existingAccount, nameOf, type Writer, writeMoment } from './writer.ts'

export type NewVersion = Pick<CaseVersion, 'slug' | 'kind' | 'note'> & {
  files: CaseFiles
  /** Nobody where the account is gone. */
  writer: Writer | undefined
  publisher: Writer
}

export type Versions = {
  add: (version: NewVersion) => CaseVersion
  /** The newest first. */
  list: (slug: string) => CaseVersion[]
  latest: (slug: string) => CaseVersion | undefined
  find: (id: string) => CaseVersion | undefined
  /** The files of a version. */
  read: (id: string) => CaseFiles | undefined
}

const longestNote = 500

type Row = Omit<CaseVersion, 'id' | 'at'> & { number: number; publishedAt: number }

const select = `SELECT number, slug, kind, note, published_at AS publishedAt,
  ${nameOf('writers')} AS writer, ${nameOf('publishers')} AS publisher
  FROM versions LEFT JOIN accounts AS writers ON writers.id = writer_id
  LEFT JOIN accounts AS publishers ON publishers.id = publisher_id`

/** Opens the versions of a state. */
export function openVersions(database: StateDatabase, clock: () => number): Versions {
  const list: Versions['list'] = (slug) => {
    if (!isSlugValue(slug)) return []
    // By number: a clock that was set back must not change which one is the newest.
    const rows = database.all<Row>(`${select} WHERE slug = ? ORDER BY number DESC`, slug)
    return rows.map(showVersion)
  }
  const find: Versions['find'] = (id) => {
    const number = readRowNumber(id)
    const row =
      number === undefined
        ? undefined
        : database.get<Row>(`${select} WHERE number = ?`, ...[number])
    return row && showVersion(row)
  }
  return {
    list,
    find,
    latest: (slug) => list(slug)[0],
    add: ({ slug, kind, note, files, writer, publisher }) =>
      database.transact(() => {
        const added = database.get<{ number: number }>(
          `INSERT INTO versions (slug, kind, note, files, writer_id, publisher_id, published_at)
           VALUES (?, ?, ?, ?, ${existingAccount}, ${existingAccount}, ?) RETURNING number`,
          ...[slug, kind, cleanText(note, longestNote), JSON.stringify(files)],
          ...[writer?.accountId ?? null, publisher.accountId, clock()],
        )
        const version = find(String(added?.number))
        if (!version) throw new Error('the version just added is not there')
        return version
      }),
    read: (id) => {
      const number = readRowNumber(id)
      if (number === undefined) return undefined
      const row = database.get<{ files: string }>(
        'SELECT files FROM versions WHERE number = ?',
        ...[number],
      )
      return row && readFiles(row.files)
    },
  }
}

/** As JSON, for a file that was written by hand may hold what a column does not; what is not there is left out of it. */
function readFiles(content: string): CaseFiles {
  const { body, facts, asks } = JSON.parse(content) as CaseFiles
  return { body, facts, asks }
}

function showVersion({ number, publishedAt, ...version }: Row): CaseVersion {
  return { id: String(number), ...version, at: writeMoment(publishedAt) }
}
