/** The bundled model: what it must be, and the name that vectors made by it carry. */

import { digestText } from '../../home/home.ts'

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
export const models = {
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

/** Names model, tokeniser and pooling; part of every vector's key, so that vectors of two models never mix. */
export const fingerprint = Array.from(
  digestText(Object.values(models[modelName]).join('\n')).subarray(0, 8),
  (byte) => byte.toString(16).padStart(2, '0'),
).join('')
