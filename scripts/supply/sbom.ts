/**
 * `npm run sbom [-- --out FILE]`: the parts of what runs as CycloneDX, in build/sbom.cdx.json unless told otherwise: the
 * packages as npm lists them from the lock file, and the files of the model with their SHA-256.
 */

import { exec } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { modelName } from '../../server/search/embedding/model.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'
import { hashFile } from '../hash-file.ts'

type Component = {
  'bom-ref': string
  type: string
  name: string
  properties?: { name: string; value: string }[]
}
type PartsList = {
  metadata: { component: Component }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: { out: { type: 'string', default: 'build/sbom.cdx.json' } },
})

const parts = await listPackages()
// npm takes the name of the folder.
parts.metadata.component = {
  ...parts.metadata.component,
  ...{ type: 'application', name: 'kaizen-case-library' },
}
parts.components.push(...(await listModelFiles()))
await mkdir(dirname(values.out), { recursive: true })
await writeFile(values.out, `${JSON.stringify(parts, null, 2)}\n`)
console.log(`${values.out}（部品 ${parts.components.length}）`)

/** All without those for development. npm's own `--omit=dev` leaves out vite and yaml, which something there uses, too. */
async function listPackages(): Promise<PartsList> {
  const command = 'npm sbom --sbom-format=cyclonedx --package-lock-only'
  const { stdout } = await promisify(exec)(command, { cwd: root, maxBuffer: 2 ** 26 })
  const all = JSON.parse(stdout) as PartsList
  const components = all.components.filter(({ properties = [] }) =>
    properties.every(({ name }) => name !== 'cdx:npm:package:development'),
  )
  const refs = new Set([all.metadata.component, ...components].map((each) => each['bom-ref']))
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }))
  return { ...all, components, dependencies }
}

async function listModelFiles(): Promise<Component[]> {
  const names = (await readdir(modelFolder)).sort()
  return Promise.all(
    names.map(async (name) => ({
      'bom-ref': `${modelName}/${name}`,
      type: name.endsWith('.onnx') ? 'machine-learning-model' : 'data',
      name: `${modelName}/${name}`,
      hashes: [{ alg: 'SHA-256', content: await hashFile(join(modelFolder, name)) }],
      licenses: [{ license: { id: 'MIT' } }],
    })),
  )
}
