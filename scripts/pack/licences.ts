/** LICENSES.txt: whose work the scripts and the data of a pack are, and on which terms. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BundledPackage, findPackages, readPackages } from './bundled-packages.ts'
import { type DataPart, readDataParts } from './data-licences.ts'
import { readLicenceTexts } from './licence-texts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What is in a pack without being a module of its scripts: of the one the colours, of the other the machine for the model. */
const besideModules = ['@digital-go-jp/design-tokens']
const besideModel = ['onnxruntime-web']

type Contents = { hasMeaning: boolean; packagesFolder?: string }

/** The text of the file for a bundle of these modules. */
export async function listLicences(
  moduleIds: readonly string[],
  { hasMeaning, packagesFolder = join(root, 'node_modules') }: Contents,
): Promise<string> {
  const beside = [...besideModules, ...(hasMeaning ? besideModel : [])]
  const packages = await readPackages([
    ...(await findPackages(moduleIds)),
    ...beside.map((name) => join(packagesFolder, name)),
  ])
  const parts = [
    ...(await Promise.all(packages.map(describePackage))),
    ...(await readDataParts({ hasMeaning })),
  ]
  const index = parts.map(({ name, licence }) => `${name}  ${licence}`)
  return `${[head, index.join('\n'), ...parts.map(writePart)].join('\n\n')}\n`
}

const head = `改善事例ライブラリ（持ち運び版）の部品とデータのライセンス

事例の文は、自治体改善マネジメント研究会のもの。
次のものは、ほかの人の作ったもので、それぞれの決まりで使っている。`

async function describePackage(found: BundledPackage): Promise<DataPart> {
  const { name, version, licence } = found
  return { name: `${name} ${version}`, licence, note: '', texts: await readLicenceTexts(found) }
}

const rule = '='.repeat(78)

function writePart({ name, licence, note, texts }: DataPart): string {
  const whole = texts.map((text) => text.replace(/\r\n?/g, '\n').trim())
  const lines = [`${name}  ${licence}`, ...(note === '' ? [] : [note])]
  return [`${rule}\n${lines.join('\n')}\n${rule}`, ...whole].join('\n\n')
}
