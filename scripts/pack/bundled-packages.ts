/** The packages that a bundle is made of, as the modules it took tell. */

import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PackError } from './pack-error.ts'

export type BundledPackage = {
  name: string
  version: string
  /** As SPDX names it. */
  licence: string
  folder: string
}

/** The package of a module: the last one on its way, for packages may carry others within. */
const packageOfModule = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/** Some packages are bundles themselves, and say so where each part of theirs begins. */
const partWithin = /^\/\/ ?(?:#region )?node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//gm

/** The folders of all packages of these modules, and of those carried within them. */
export async function findPackages(moduleIds: readonly string[]): Promise<string[]> {
  const folders = new Set<string>()
  for (const id of moduleIds) {
    const [file = ''] = id.replace(/^\0/, '').split('?')
    const folder = packageOfModule.exec(file)?.[1]
    if (folder === undefined) continue
    folders.add(folder)
    const text = await readFile(file, 'utf8').catch(() => '')
    for (const [, name = ''] of text.matchAll(partWithin)) {
      folders.add(await findFolder(name, folder))
    }
  }
  return [...folders]
}

/** What the packages of these folders say of themselves, sorted, once each by name and version. */
export async function readPackages(folders: readonly string[]): Promise<BundledPackage[]> {
  const found = await Promise.all(folders.map(readPackage))
  const byName = new Map(found.map((each) => [`${each.name} ${each.version}`, each]))
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

/** The folder of a package as another one would get it. */
async function findFolder(name: string, from: string): Promise<string> {
  for (let place = from; place !== dirname(place); place = dirname(place)) {
    const folder = join(place, 'node_modules', name)
    if (await stat(folder).catch(() => undefined)) return folder
  }
  throw new PackError(`${from} の中にある ${name} のライセンスを確かめられません。`)
}

async function readPackage(folder: string): Promise<BundledPackage> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}')
  const { name, version, license }: Record<string, unknown> = JSON.parse(text)
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new PackError(`${folder} の package.json に、名と版がありません。`)
  }
  if (typeof license !== 'string') {
    throw new PackError(`${name} ${version} の package.json に、ライセンスの名がありません。`)
  }
  return { name, version, licence: license, folder }
}
