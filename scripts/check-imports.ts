/** Who may import whom, as code: `npm run check` fails on the first border that a file crosses. */

import { type Import, readPackageNames, readSources, type Source } from './source-imports.ts'

type Border = {
  /** Files the border is around. */
  from: RegExp
  /** Own files they may import. */
  values: RegExp
  /** Own files of which they may know the types. */
  types?: RegExp
}

const nothing = /^$/

/** The first border whose `from` matches counts. The composition roots and scripts may import anything. */
const borders: readonly Border[] = [
  // What both sides share looks at nothing else.
  { from: /^server\/contract\//, values: /^server\/contract\// },
  {
    from: /^server\/errors\.ts/,
    values: nothing,
    types: /^server\/contract\/withdrawn\.ts/,
  },
  {
    from: /^server\/(config|atomic-write|once|source-fingerprint|start-thread)\.ts/,
    values: nothing,
  },
  {
    from: /^server\/home\//,
    values: nothing,
  },
  { from: /^server\/content-layout\.ts/, values: nothing },
  {
    from: /^server\/cache-file\.ts/,
    values: /^server\/(atomic-write|content-layout)\.ts/,
    types: /^server\/troubles\.ts/,
  },
  {
    from: /^server\/text\//,
    values:
      /^server\/(text\/|home\/home\.ts|contract\/era\.ts|(cache-file|source-fingerprint|once)\.ts)/,
    types: /^server\/troubles\.ts/,
  },
  {
    from: /^server\/cases\//,
    values:
      /^server\/(cases\/|contract\/|home\/home\.ts|(cache-file|source-fingerprint|once|start-thread)\.ts|text\/(normalize|sentences|figures|number|municipalities)\.ts)/,
    types: /^server\/troubles\.ts/,
  },
  {
    from: /^server\/search\//,
    values:
      /^server\/(search\/|text\/|home\/home\.ts|contract\/|(cache-file|source-fingerprint|once|start-thread)\.ts|cases\/(blocks|body-size|card|money|outcome|sections)\.ts)/,
    types: /^server\/(cases\/case|troubles)\.ts/,
  },
  {
    from: /^server\/exports\/references\//,
    values: /^server\/(exports\/references\/|contract\/)/,
    types: /^server\/cases\/case\.ts/,
  },
  {
    from: /^server\/exports\//,
    values:
      /^server\/(exports\/|contract\/|start-thread\.ts|cases\/(addresses|blocks|chronicle|money|outcome|sourcing|unknown)\.ts)/,
    types: /^server\/(cases\/case|library\/library)\.ts/,
  },
  {
    from: /^server\/kit\//,
    values:
      /^(server\/(kit\/|exports\/|contract\/|home\/home\.ts|once\.ts|text\/sentences\.ts|cases\/(blocks|outcome|unknown)\.ts)|web\/render-kit-file\.tsx)/,
    types: /^server\/(cases\/case|library\/library)\.ts/,
  },
  // What comes from outside is read apart from everything that is kept and served.
  { from: /^server\/desk\/zip\//, values: /^server\/(desk\/zip\/|errors\.ts)/ },
  {
    from: /^server\/desk\/bring\//,
    values:
      /^server\/(desk\/(bring|zip)\/|contract\/|access\/turns\.ts|(errors|start-thread)\.ts|text\/municipalities\.ts|cases\/(addresses|front-matter|plain-yaml|problems|schema|schema-check)\.ts)/,
  },
  {
    from: /^server\/desk\/pack\//,
    values: /^server\/(desk\/(pack|zip)\/|contract\/|errors\.ts|cases\/(folder|load)\.ts)/,
  },
  { from: /^server\/state\//, values: /^server\/(state\/|errors\.ts)/ },
  // The desk's state knows accounts by their ids only; the door opens both over one database.
  {
    from: /^server\/desk\/state\//,
    values: /^server\/(desk\/state\/|state\/|contract\/|errors\.ts)/,
  },
  {
    from: /^server\/access\/access-door\.ts/,
    values: /^server\/(access\/|state\/|desk\/state\/desk-state\.ts|errors\.ts)/,
  },
  {
    from: /^server\/access\//,
    values: /^server\/(access\/|state\/|contract\/|(errors|once)\.ts)/,
  },
  {
    from: /^server\/desk\//,
    values: /^server\/(desk\/|contract\/|cases\/|text\/|(errors|atomic-write|once)\.ts)/,
  },
  // Arguments are read by the grammar of addresses; of the library only its border is known.
  {
    from: /^server\/mcp\//,
    values: /^server\/(mcp\/|contract\/|errors\.ts|answers\/(parameters|search-address)\.ts)/,
    types: /^server\/library\/library\.ts/,
  },
  {
    from: /^server\/http\/mcp\.ts/,
    values: /^server\/(http\/|contract\/|errors\.ts|mcp\/(open-mcp|protocol|limits)\.ts)/,
    types: /^server\/(library\/library|access\/access-door|mcp\/tool)\.ts/,
  },
  {
    from: /^server\/answers\//,
    values: /^server\/(answers\/|contract\/|errors\.ts)/,
    types: /^server\/library\/library\.ts/,
  },
  {
    from: /^server\/http\//,
    values: /^(server\/(http\/|answers\/|contract\/|errors\.ts)|web\/render(-forms)?\.tsx)/,
    types:
      /^(web\/html-document\.tsx|server\/(library\/library|access\/(access|access-door|tokens)|desk\/(case-acts|desk|desk-service|state\/[a-z-]+))\.ts)/,
  },
  {
    from: /^server\/library\/library\.ts/,
    values: nothing,
    types: /^server\/(contract\/|troubles\.ts|cases\/case\.ts)/,
  },
  { from: /^server\//, values: /^server\//, types: /^web\/html-document\.tsx/ },
  { from: /^web\//, values: /^(web|server\/contract)\// },
  // `npm run test:fast` leaves out the folders of the tests that start a browser or the server; what is before all only builds.
  {
    from: /^tests\/(?!browser\/|programs\/|support\/(site|browser|before-all)\.ts)/,
    values: /^(?!scripts\/server-process\.ts|tests\/support\/(site|browser)\.ts)/,
  },
]

/** Words that may stand in these files only: each is one door to something dangerous or far-reaching. */
const singlePlaces: readonly [word: RegExp, files: RegExp][] = [
  [/from 'gray-matter'/, /^server\/cases\/front-matter\.ts$/],
  [/import\('kuromoji'\)/, /^server\/text\/load-dictionary\.ts$/],
  // Parts of it that read no files, for the dictionary that a browser opens.
  [/from 'kuromoji\//, /^server\/text\/compact-dictionary\//],
  [/from 'onnxruntime-node'/, /^server\/search\/embedding\/worker\.ts$/],
  [/from 'onnxruntime-web/, /^server\/portable\/query-model\.ts$/],
  [/import\('mammoth'\)/, /^server\/desk\/bring\/word-tree\.ts$/],
  [/from 'mammoth'/, /^$/],
  [/import\('meilisearch'\)/, /^server\/search\/meilisearch\/connection\.ts$/],
  [/^import (?!type).*'meilisearch'/m, /^$/],
  [/import\('libsql'\)/, /^server\/state\/engine\.ts$/],
  [/^import (?!type).*'libsql'/m, /^$/],
  [/from 'node:https'/, /^server\/search\/meilisearch\/connection\.ts$/],
  [/import\('@modelcontextprotocol\//, /^server\/mcp\/protocol\.ts$/],
  [
    /^import \{[^}]*\} from '@modelcontextprotocol\//m,
    /^server\/mcp\/(bounded-transport|serve-stdio)\.ts$/,
  ],
  [/from 'fastify'/, /^server\/(app\.ts|http\/)/],
  // What is shared with a browser has nothing of Node.
  [/from 'node:|\bBuffer\b/, /^(?!server\/(answers|contract)\/|server\/errors\.ts$)/],
  // The one line that sets a variable, for onnxruntime, instead of reading one.
  [/\bprocess\.env\b(?!\['ORT_DISABLE_TELEMETRY'\] = '1')/, /^server\/config\.ts$/],
  [/\bprocess\.exit\b/, /^server\/main\.ts$/],
  [
    /\bdangerouslySetInnerHTML\b/,
    /^web\/(pages\/case\/CaseSection\.tsx|portable\/place-links\.ts)$/,
  ],
]

function checkBorders({ path, imports }: Source): string[] {
  const border = borders.find(({ from }) => from.test(path))
  if (!border) return []
  const isAllowed = ({ target, isType }: Import): boolean =>
    border.values.test(target) || (isType && border.types?.test(target) === true)
  return imports
    .filter((each) => each.isOwn && !isAllowed(each))
    .map(({ target }) => `${path}: may not import ${target}`)
}

function checkPackages({ path, imports }: Source, packages: ReadonlySet<string>): string[] {
  return imports
    .filter(
      ({ target, isOwn }) => !isOwn && !target.startsWith('node:') && !isKnown(target, packages),
    )
    .map(({ target }) => `${path}: ${target} is not in package.json`)
}

/** Types of packages without own types come from @types. */
function isKnown(target: string, packages: ReadonlySet<string>): boolean {
  return packages.has(target) || packages.has(`@types/${target}`)
}

function checkPlaces({ path, text }: Source): string[] {
  if (!/^(server|web)\//.test(path)) return []
  return singlePlaces
    .filter(([word, files]) => word.test(text) && !files.test(path))
    .map(([word]) => `${path}: ${word.source} has its one place elsewhere`)
}

function checkShape({ path, text }: Source): string[] {
  const isConfig = path.endsWith('vite.config.ts') || path.endsWith('vitest.config.ts')
  return [
    ...(/(^|\/)index\.tsx?$/.test(path) ? [`${path}: no barrels`] : []),
    ...(!isConfig && /^export default\b/m.test(text) ? [`${path}: no default exports`] : []),
  ]
}

/** Each cycle once, as the path around it; types count, for who reads one file has to read the other. */
function findCycles(sources: readonly Source[]): string[] {
  const graph = new Map(
    sources.map(({ path, imports }) => [path, imports.filter((each) => each.isOwn)]),
  )
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) cycles.push(`cycle: ${[...trail.slice(start), path].join(' → ')}`)
    if (start >= 0 || done.has(path)) return
    for (const { target } of graph.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return cycles
}

/** What also runs in a browser begins here; the build puts another home in the place of the server's. */
const browserEntry = 'server/portable/portable-worker.ts'
const serverHome = 'server/home/home.ts'

/** Nothing that the worker of the portable library reaches may need Node. */
function checkCore(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const reached = new Set<string>()
  const faults: string[] = []
  const visit = (path: string): void => {
    const source = byPath.get(path)
    if (!source || reached.has(path) || path === serverHome) return
    reached.add(path)
    const values = source.imports.filter(({ isType }) => !isType)
    const isNodes = values.some(({ target }) => target.startsWith('node:'))
    if (isNodes || /\b(Buffer|process)\./.test(source.text)) {
      faults.push(`${path}: runs in browsers too, and needs Node`)
    }
    for (const { target, isOwn } of values) if (isOwn) visit(target)
  }
  visit(browserEntry)
  return faults
}

const [sources, packages] = await Promise.all([readSources(), readPackageNames()])
const faults = [
  ...sources.flatMap((source) => [
    ...checkBorders(source),
    ...checkPackages(source, packages),
    ...checkPlaces(source),
    ...checkShape(source),
  ]),
  ...checkCore(sources),
  ...findCycles(sources),
]
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
