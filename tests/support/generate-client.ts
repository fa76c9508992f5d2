/** The types that a program of others makes of the description of the API, and a program checked against them. */

import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** openapi-typescript is written for TypeScript 5, which stands beside the one that checks this program. */
const resolveOther = `
export const resolve = (name, context, next) =>
  next(name === 'typescript' ? 'typescript-5' : name, context)
`
const useOther = `
import { register } from 'node:module'
register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(resolveOther)}`)})
`
const generate = `
import { readFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
const document = JSON.parse(await readFile(process.argv[1], 'utf8'))
process.stdout.write(astToString(await openapiTS(document)))
`

/** Generates the types of the description, checks the program beside them, and answers the program's file. */
export async function compileClient(description: string, program: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-client-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [described, types, source] = ['api.json', 'api.ts', 'program.ts'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  await writeFile(described, description)
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  const { stdout } = await run(
    process.execPath,
    [
      ...['--import', `data:text/javascript,${encodeURIComponent(useOther)}`],
      ...['--input-type=module', '--eval', generate, described],
    ],
    { cwd: root, maxBuffer: 1e8 },
  )
  await writeFile(types, stdout)
  await writeFile(source, program)
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node']
  await run(process.execPath, [
    ...[compiler, '--ignoreConfig', ...options, '--rewriteRelativeImportExtensions'],
    ...['--typeRoots', join(root, 'node_modules', '@types'), source],
  ]).catch((error: Error & { stdout?: string }) => {
    throw new Error(error.stdout ?? error.message)
  })
  return source.replace(/ts$/, 'js')
}
