/** The files of the bundled models: where they lie, and that they are what was shipped. */

import { createHash } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ModelName, modelName, models } from './model.ts'

/** Where the files of a model lie, if they ship. */
export function folderOf(model: ModelName): string {
  return fileURLToPath(new URL(`../model/${model}/`, import.meta.url))
}

export const modelFolder = folderOf(modelName)

/** Rejects where one of the model's files is missing, before a thread is started for nothing (0.3 s of one core). */
export async function expectModelFiles(folder: string): Promise<void> {
  const expectFile = (file: string) =>
    access(file).catch(({ code }: NodeJS.ErrnoException) => {
      throw new Error(`${file} を開けません（${code}）`)
    })
  await Promise.all(Object.keys(models[modelName]).map((name) => expectFile(join(folder, name))))
}

/** Reads one of the model's files and refuses it when a single byte differs from what was shipped. */
export async function readModelFile(
  name: keyof (typeof models)[ModelName],
  folder: string,
  model: ModelName,
): Promise<Buffer> {
  const bytes = await readFile(join(folder, name))
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== models[model][name]) {
    throw new Error(`意味の検索のモデル ${name} が配布したものと違います（SHA-256 ${found}）`)
  }
  return bytes
}
