/** The bundled model: where it lies, what it must be, and the name that vectors made by it carry. */

import { createHash } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Length of a vector. */
export const dimensions = 384

/** Longest input the model takes, in word pieces. */
export const longestInputPieces = 512

const tokenizer = '4e4664125d0a551ef380fce66d286ff2759ab7159c2e9240e213de3ac38f8b25'

/**
 * The models that ship, each with the SHA-256 of its files: other weights would make vectors that cannot be compared with
 * the shipped ones. Same network, tokeniser, size and speed; `e5-small-ja-kaizen` was trained further on questions about
 * improvement in local government (model/LICENSE).
 */
const models = {
  'e5-small-ja': {
    'model.onnx': '0de788333075d845c6aff80b742ccb1d0a11606511493485273c928e147d0717',
    'tokenizer.json': tokenizer,
  },
  'e5-small-ja-kaizen': {
    'model.onnx': 'e785ddc61dfcb6197cad3f10b8b2695e0088f7abfeb34f2952acad6c7e70e597',
    'tokenizer.json': tokenizer,
  },
} as const

export type ModelName = keyof typeof models

/** The model in use. Another one needs its own vectors too: `npm run cases:prepare`. */
export const modelName: ModelName = 'e5-small-ja-kaizen'

/** Where the files of a model lie, if they ship. */
export function folderOf(model: ModelName): string {
  return fileURLToPath(new URL(`../model/${model}/`, import.meta.url))
}

export const modelFolder = folderOf(modelName)

/** Names model, tokeniser and pooling; part of every vector's key, so that vectors of two models never mix. */
export const fingerprint = createHash('sha256')
  .update(Object.values(models[modelName]).join('\n'))
  .digest('hex')
  .slice(0, 16)

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
