/**
 * The one door to the database engine (libsql, which is SQLite): loaded only when a state is opened, so that a library
 * without members never loads it. What the engine cannot say in our words is put right here.
 */

import type Libsql from 'libsql'
import { explainFailure } from './failures.ts'

/** What a column holds. Anything else handed to libsql 0.5 ends the whole process (a boolean panics in its Rust). */
export type StateValue = string | number | null

export type Engine = {
  all: (sql: string, values: readonly StateValue[]) => unknown[]
  /** Answers how many rows were changed. */
  run: (sql: string, values: readonly StateValue[]) => number
  /** One statement or several, without values. */
  execute: (sql: string) => void
  isInTransaction: () => boolean
  close: () => void
}

/** Opens a file, or the address of one (file:…?immutable=1); makes it where there is none. */
export async function openEngine(file: string): Promise<Engine> {
  const { default: Database } = await import('libsql')
  const database = explained(() => new Database(file))
  // Preparing anew takes 24 µs a query instead of 14; there are as many texts as there are in the sources.
  const statements = new Map<string, Libsql.Statement>()
  const prepare = (sql: string): Libsql.Statement => {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    all: (sql, values) =>
      explained(() => prepare(sql).all(checkValues(values)).map(withoutMetadata)),
    run: (sql, values) => explained(() => prepare(sql).run(checkValues(values)).changes),
    execute: (sql) => explained(() => void database.exec(sql)),
    isInTransaction: () => database.inTransaction,
    // The files stay open until the statements are cleared away, or the process ends: libsql has no way to end one.
    close: () => {
      statements.clear()
      database.close()
    },
  }
}

function explained<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explainFailure(error)
  }
}

/** As one array: libsql takes a single null for a set of named values. */
function checkValues(values: readonly StateValue[]): StateValue[] {
  for (const value of values) {
    const isKnown = value === null || typeof value === 'string' || Number.isFinite(value)
    if (!isKnown) throw new TypeError(`no value of a database: ${typeof value}`)
    // The engine would hand back only what stands before it.
    if (typeof value === 'string' && value.includes('\0')) throw new TypeError('a text with NUL')
  }
  return [...values]
}

/** libsql adds to a row how long it took. */
function withoutMetadata(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  const { _metadata, ...columns } = row as Record<string, unknown>
  return columns
}
