/** From an input to its vector through a loaded model, whichever build of onnxruntime has loaded it. */

import { Tokenizer } from '@huggingface/tokenizers'
import { longestInputPieces } from './model.ts'

/** A loaded model, and the numbers it takes: each build of onnxruntime knows only the tensors of its own. */
export type LoadedModel<Tensor> = {
  run: (
    feeds: Readonly<Record<string, Tensor>>,
    outputs: readonly string[],
  ) => Promise<Readonly<Record<string, { readonly data: unknown }>>>
  makeTensor: (numbers: BigInt64Array, shape: readonly number[]) => Tensor
}

/** Reads the tokeniser's file; answers what makes the vector of an input and refuses one that is too long. */
export function createInference<Tensor>(
  tokenizerFile: Uint8Array,
  { run, makeTensor }: LoadedModel<Tensor>,
): (input: string) => Promise<Float32Array> {
  const tokenizer = new Tokenizer(JSON.parse(new TextDecoder().decode(tokenizerFile)), {
    tokenizer_class: 'XLMRobertaTokenizer',
  })
  return async (input) => {
    const { ids } = tokenizer.encode(input)
    if (ids.length > longestInputPieces) {
      throw new RangeError(`入力が長すぎます（${ids.length}片、上限${longestInputPieces}片）`)
    }
    const shape = [1, ids.length]
    const output = await run(
      {
        input_ids: makeTensor(BigInt64Array.from(ids, BigInt), shape),
        attention_mask: makeTensor(new BigInt64Array(ids.length).fill(1n), shape),
      },
      ['sentence_embedding'],
    )
    return Float32Array.from(output['sentence_embedding']?.data as Float32Array)
  }
}
