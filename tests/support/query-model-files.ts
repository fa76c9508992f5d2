/** What a page needs to have the model, and questions to try it with. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ortWasmFile } from '../../scripts/pack/ort-build.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'

export const queryModelFiles = {
  wasm: ortWasmFile,
  model: join(modelFolder, 'model.onnx'),
  tokenizer: join(modelFolder, 'tokenizer.json'),
}

const evalFolder = new URL('../eval/', import.meta.url)

/** Every so many of the judged queries, with the model's prefix. */
export function pickQueries(every: number): string[] {
  return ['dev.jsonl', 'dev2.jsonl', 'own-queries.jsonl']
    .flatMap((name) => readFileSync(new URL(name, evalFolder), 'utf8').trim().split('\n'))
    .filter((_, at) => at % every === 0)
    .map((line) => `query: ${(JSON.parse(line) as { query: string }).query}`)
}
