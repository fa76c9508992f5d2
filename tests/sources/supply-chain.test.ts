/** What the program is made of: each part is named with its reason, pinned, listed for whoever asks, and looked up. */

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { modelName } from '../../server/search/embedding/model.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (name: string): Promise<string> => readFile(join(root, name), 'utf8')

type Packages = Record<'dependencies' | 'devDependencies', Record<string, string>>
const packages = JSON.parse(await read('package.json')) as Packages
const running = Object.keys(packages.dependencies).sort()

/** Runs one of the scripts as npm does and returns how it ended. */
function runScript(words: readonly string[], environment: Record<string, string> = {}) {
  const [file, args] = [process.execPath, ['--import', 'tsx', ...words]]
  const options = { cwd: root, env: { ...process.env, ...environment } }
  return new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, said: stdout + stderr })
    })
  })
}

describe('the packages', () => {
  it('that run are the ones of the table in README, each with a reason, and as many as it says', async () => {
    const rows = await readTable()
    const named = rows.filter(({ isForDevelopment }) => !isForDevelopment)
    expect(named.flatMap(({ names }) => names).sort()).toEqual(running)
    expect(rows.filter(({ reason }) => reason === '')).toEqual([])
    expect(await read('README.md')).toContain(`動くときに使う部品は${running.length}`)
  })

  it('for development are in the table, too', async () => {
    const rows = (await readTable()).filter(({ isForDevelopment }) => isForDevelopment)
    const named = rows.flatMap(({ names }) => names)
    const isNamed = (name: string) =>
      named.includes(name.replace(/\/.*/, '/*')) || named.includes(name)
    const used = Object.keys(packages.devDependencies)
    expect(used.filter((name) => !isNamed(name))).toEqual([])
    const isUsed = (name: string) =>
      used.some((each) => each === name || each.replace(/\/.*/, '/*') === name)
    expect(named.filter((name) => !isUsed(name))).toEqual([])
  })

  it('are pinned to one version and, in the lock file, to their content, without the host they came from', async () => {
    const versions = Object.values({ ...packages.dependencies, ...packages.devDependencies })
    // Under another name, where two versions stand side by side.
    const isOne = (version: string) => /^(npm:[a-z-]+@)?\d+\.\d+\.\d+$/.test(version)
    expect(versions.filter((version) => !isOne(version))).toEqual([])
    const lock = JSON.parse(await read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; resolved?: string }>
    }
    const { '': _self, ...locked } = lock.packages
    const loose = Object.entries(locked).filter(
      ([, { integrity, resolved }]) => !integrity || resolved,
    )
    expect(loose.map(([name]) => name)).toEqual([])
  })
})

/** The rows of the table of parts in README. */
async function readTable() {
  const [, section = ''] = (await read('README.md')).split('\n## 使っている部品と、そのわけ\n')
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| ([^|]+) \| ([^|]*) \|$/gm)]
  return rows.slice(1).map(([, cell = '', reason = '']) => ({
    isForDevelopment: cell.startsWith('開発: '),
    names: cell.replace('開発: ', '').split(', '),
    reason: reason.trim(),
  }))
}

it('every image is taken by its digest, and compose names none but the ones built from here', async () => {
  const dockerfile = await read('Dockerfile')
  const images = new Map(
    [...dockerfile.matchAll(/^ARG (\w+)=(\S+)$/gm)].map(([, name, image]) => [name, image]),
  )
  const from = [...dockerfile.matchAll(/^FROM \$\{(\w+)\} AS \w+$/gm)].map(([, name]) =>
    images.get(name),
  )
  expect(from.length).toBe(dockerfile.match(/^FROM /gm)?.length)
  for (const image of from) expect(image).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/)
  expect(dockerfile).not.toMatch(/^# syntax=/m)
  const compose = await read('docker-compose.yml')
  const named = [...compose.matchAll(/^ +image: (\S+)$/gm)].map(([, image]) => image)
  const version = /meilisearch:(v[\d.]+)@/.exec(images.get('MEILISEARCH_IMAGE') ?? '')?.[1]
  const own = ['kaizen-library-app', `kaizen-library-meilisearch:${version}`]
  expect([...new Set(named)].sort()).toEqual(own)
  expect(compose).toContain(`meilisearch-${version?.replaceAll('.', '-')}:`)
})

it('the list of parts names every package that runs, none of development, and the model by its content', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-sbom-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const out = join(folder, 'sbom.json')
  expect(await runScript(['scripts/supply/sbom.ts', '--out', out])).toMatchObject({ code: 0 })
  const list = JSON.parse(await readFile(out, 'utf8')) as {
    bomFormat: string
    components: { name: string; version?: string; hashes?: { alg: string; content: string }[] }[]
  }
  expect(list.bomFormat).toBe('CycloneDX')
  const found = new Map(list.components.map((each) => [each.name, each]))
  for (const [name, version] of Object.entries(packages.dependencies)) {
    expect(found.get(name)?.version, name).toBe(version)
  }
  expect(['vitest', 'typescript', 'fast-check'].filter((name) => found.has(name))).toEqual([])
  const model = await readFile(join(modelFolder, 'model.onnx'))
  const content = createHash('sha256').update(model).digest('hex')
  expect(found.get(`${modelName}/model.onnx`)?.hashes).toEqual([{ alg: 'SHA-256', content }])
}, 60_000)

describe('the commands', () => {
  it('of package.json, of CI and of the image name scripts that are there', async () => {
    const texts = await Promise.all(['package.json', '.ci/run', 'Dockerfile'].map(read))
    const named = texts.flatMap(
      (text) => text.match(/\b(?:scripts|server)\/[\w/-]+\.(?:ts|mjs)\b/g) ?? [],
    )
    expect(named.length).toBeGreaterThan(20)
    expect([...new Set(named)].filter((name) => !existsSync(join(root, name)))).toEqual([])
  })
})

describe('the audit of what runs', () => {
  /** Runs it against a registry that gives this answer. */
  async function audit(status: number, answer: unknown) {
    const registry = createServer((request, response) => {
      const isAudit = request.method === 'POST'
      response.writeHead(isAudit ? status : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(isAudit ? answer : {}))
      request.resume()
    })
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void registry.close())
    const address = registry.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const cache = await mkdtemp(join(tmpdir(), 'kaizen-audit-'))
    onTestFinished(() => rm(cache, { recursive: true, force: true }))
    return runScript(['scripts/supply/audit.ts'], {
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_cache: cache,
      npm_config_fetch_retries: '0',
    })
  }
  const hole = (severity: string) => ({
    ...{ id: 1, url: 'https://example.org/1', title: 'x', severity, vulnerable_versions: '*' },
    ...{ cwe: [], cvss: { score: 0, vectorString: null } },
  })

  it('fails where a package that runs has a hole of high severity, and names it', async () => {
    const { code, said } = await audit(200, { fastify: [hole('high')] })
    expect(said).toMatch(/^fastify: high$/m)
    expect(code).toBe(1)
  }, 60_000)

  it('lets pass what is moderate, and nothing found', async () => {
    expect(await audit(200, { fastify: [hole('moderate')] })).toMatchObject({ code: 0 })
    const clean = await audit(200, {})
    expect(clean).toEqual({ code: 0, said: '0 packages with a hole of high severity\n' })
  }, 60_000)

  it.each([405, 503])(
    'fails nothing where the registry answers no audit (%i)',
    async (status) => {
      const answer = await audit(status, {})
      expect(answer).toEqual({ code: 0, said: 'the registry answers no audit\n' })
    },
    60_000,
  )
})
