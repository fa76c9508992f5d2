/** The texts that a licence asks to be handed on with a package. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BundledPackage } from './bundled-packages.ts'
import { PackError } from './pack-error.ts'

/** Our copies of texts that come with no package. */
export const ownTexts = fileURLToPath(new URL('licence-texts', import.meta.url))

const licenceName = /^(licen[cs]e|copying|copyright|third-?party-?(licen[cs]e|notice)s?)([-.].*)?$/i
const noticeName = /^notice([-.].*)?$/i
const programName = /\.(js|cjs|mjs|ts|json)$/i

/** These come without any, so that what their makers publish with the same version is kept here. */
const keptHere: Readonly<Record<string, string>> = {
  'onnxruntime-common 1.30.0': 'onnxruntime-1.30.0',
  'onnxruntime-web 1.30.0': 'onnxruntime-1.30.0',
}

/** The licence of a package and its notices, as it brings them; a package without a licence stops the pack. */
export async function readLicenceTexts(found: BundledPackage): Promise<string[]> {
  const { name, version, folder } = found
  const kept = keptHere[`${name} ${version}`]
  if (kept !== undefined)
    return readAll(join(ownTexts, kept), await readNames(join(ownTexts, kept)))
  const names = (await readNames(folder)).filter((each) => !programName.test(each))
  const licences = names.filter((each) => licenceName.test(each))
  const texts = await readAll(folder, licences)
  if (texts.length === 0) texts.push(...(await readLicencePart(folder)))
  if (texts.length === 0) {
    throw new PackError(
      `${name} ${version} にライセンスの文がありません。確かめた文を scripts/pack/licence-texts に置いてください。`,
    )
  }
  return [
    ...texts,
    ...(await readAll(
      folder,
      names.filter((each) => noticeName.test(each)),
    )),
  ]
}

/** Older packages have it at the end of their README. */
async function readLicencePart(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'README.md'), 'utf8').catch(() => '')
  const [, part = ''] = text.split(/^#+ *licen[cs]e *$/im)
  return /permission is hereby granted/i.test(part) ? [part] : []
}

async function readNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort()
}

function readAll(folder: string, names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}
