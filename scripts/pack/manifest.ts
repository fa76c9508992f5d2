/** MANIFEST.txt: every file of a pack with its SHA-256 and size, by which anybody can tell that nothing was changed. */

import type { Edition } from '../../server/contract/edition.ts'
import { hashBytes } from '../hash-file.ts'
import { isSafePath, type PackFiles } from './pack-files.ts'

export const manifestName = 'MANIFEST.txt'

export const packName = '改善事例ライブラリ（持ち運び版）'

export type ManifestRow = { digest: string; size: number; path: string }

/** By this line a folder is known to be a pack. */
const title = `# ${packName}のファイルの一覧`

/** The list of all files but itself, in the order of their paths. */
export function writeManifest(files: PackFiles, edition: Edition): string {
  const rows = [...files]
    .filter(([path]) => path !== manifestName)
    .map(([path, content]) => describeFile(path, content))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  return `${[...describePack(edition, rows), ...rows.map(formatRow)].join('\n')}\n`
}

function describeFile(path: string, content: Uint8Array | string): ManifestRow {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { digest: hashBytes(bytes), size: bytes.byteLength, path }
}

/** Spaces on both sides of the size: `sed` makes of it what `sha256sum -c` reads. */
function formatRow({ digest, size, path }: ManifestRow): string {
  return `${digest}  ${size}  ${path}`
}

function describePack(
  { collected, version, cases }: Edition,
  rows: readonly ManifestRow[],
): string[] {
  const bytes = rows.reduce((sum, { size }) => sum + size, 0)
  return [
    title,
    `# 版 ${version}`,
    `# 収録日 ${collected}`,
    `# 事例 ${cases}件`,
    `# ファイル ${rows.length}（このファイルを除く）、合わせて ${bytes} バイト`,
    '#',
    '# 確かめ方。このフォルダーで次を動かす。違うファイルがあれば、その名が出る。',
    '# Windows（PowerShell。違いがなければ何も出ない）:',
    `#   ${inPowerShell}`,
    '# Linux など:',
    `#   ${inShell}`,
    '# このファイルそのものの SHA-256 は、配る人に尋ねて比べる。',
    '#',
    '# SHA-256  大きさ（バイト）  ファイル',
  ]
}

/** Windows reads a file without a mark as Shift_JIS unless told otherwise. */
const inPowerShell = `Get-Content ${manifestName} -Encoding UTF8 | ForEach-Object { if ($_ -match '^([0-9a-f]{64})  [0-9]+  (.+)$') { $file = $Matches[2]; if ((Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash -ne $Matches[1]) { "違う: $file" } } }`

const inShell = `sed -nE 's/^([0-9a-f]{64})  [0-9]+  /\\1  /p' ${manifestName} | sha256sum -c --quiet`

const row = /^([0-9a-f]{64}) {2}([0-9]{1,15}) {2}(\S+)$/

/** The rows of a list, or undefined for what is none of ours: its paths may lead anywhere. */
export function readManifest(text: string): ManifestRow[] | undefined {
  const [first, ...lines] = text.split(/\r?\n/)
  if (first !== title) return undefined
  const rows = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, digest = '', size = '', path = ''] = row.exec(line) ?? []
      return { digest, size: Number(size), path }
    })
  return rows.every(({ path }) => isSafePath(path)) ? rows : undefined
}
