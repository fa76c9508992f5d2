/**
 * The cosines of many packed vectors with one query, as WebAssembly: 32 numbers at a time (SIMD), which JavaScript has no
 * words for. 165,000 vectors take 8 ms of the processor, a loop over an object each 88. The module is put together here,
 * instruction by instruction, so that it can be read; what is added up is whole numbers, so that both answer the same.
 */

import { once } from '../../once.ts'
import { dimensions } from './model.ts'

/**
 * Writes the cosines of `count` vectors, one at least, which lie one behind the other, as their scales do, from `into` on,
 * and answers the largest. A cosine is scale × step × (dot product − bias). All but those two are places in the memory.
 */
export type DotKernel = (
  query: number,
  vectors: number,
  count: number,
  scales: number,
  into: number,
  bias: number,
  step: number,
) => number

const half = dimensions / 2
/** Bytes that one instruction takes up. */
const width = 16
/** Numbers of the query that stand beside them: each is 16 bits wide, so that a register has 8. */
const lanes = 8
const bitsOfNumber = 4
const mostOfNumber = 2 ** bitsOfNumber - 1
/** The query's numbers of one block. */
const bytesOfBlock = 4 * width
const floatBytes = 4

/** The place in the query's numbers of each of its dimensions: in the order in which the instructions come to them. */
export const queryOrder: Uint16Array = orderQuery()

/** A pair of bytes is one number of 16 bits, which has four numbers of the vector: low and high bits of one, then of the other. */
function orderQuery(): Uint16Array {
  const order = new Uint16Array(dimensions)
  for (let at = 0; at < half; at++) {
    const block = Math.floor(at / width)
    const lane = (at % width) >> 1
    const first = 4 * lanes * block + lanes * 2 * (at % 2) + lane
    order[at] = first
    order[at + half] = first + lanes
  }
  return order
}

/** The kernel over a memory; undefined where WebAssembly or its SIMD is away (an old browser, one that is locked down). */
export function openDotKernel(memory: WebAssembly.Memory): DotKernel | undefined {
  const module = compileKernel()
  if (!module) return undefined
  return new WebAssembly.Instance(module, { own: { memory } }).exports['dot'] as DotKernel
}

const compileKernel = once(() => {
  try {
    return new WebAssembly.Module(assembleKernel())
  } catch {
    return undefined
  }
})

/** The same as a plain loop. */
export function createPlainKernel(memory: ArrayBuffer): DotKernel {
  const bytes = new Uint8Array(memory)
  return (query, vectors, count, scales, into, bias, step) => {
    const numbers = new Int16Array(memory, query, dimensions)
    const scaleOf = new Float32Array(memory, scales, count)
    const cosines = new Float32Array(memory, into, count)
    let nearest = belowAll
    for (let vector = 0; vector < count; vector++) {
      const first = vectors + vector * half
      let sum = 0
      for (let at = 0; at < half; at++) {
        const pair = bytes[first + at] as number
        sum += (pair & 15) * (numbers[queryOrder[at] as number] as number)
        sum += (pair >> 4) * (numbers[queryOrder[at + half] as number] as number)
      }
      cosines[vector] = (scaleOf[vector] as number) * step * (sum - bias)
      nearest = Math.max(nearest, cosines[vector] as number)
    }
    return nearest
  }
}

/** Less than any cosine. */
export const belowAll = -2

/** Opcodes (WebAssembly Core Specification 2.0, 5.4); those of SIMD follow a prefix. */
const code = {
  ...{ loop: 0x03, if: 0x04, branchIf: 0x0d, end: 0x0b, get: 0x20, set: 0x21 },
  ...{ constant: 0x41, differ: 0x47, above: 0x4b, add: 0x6a, subtract: 0x6b },
  ...{ loadFloat: 0x2a, storeFloat: 0x38, constantFloat: 0x43, larger: 0x97, multiply: 0xa2 },
  ...{ toDouble: 0xb7, toFloat: 0xb6, widen: 0xbb },
}
const simdPrefix = 0xfd
const simd = {
  ...{ load: 0x00, splat16: 0x10, splat32: 0x11, extract32: 0x1b, and: 0x4e },
  ...{ shiftRight16: 0x8d, shiftRight32: 0xac, add32: 0xae, dot16: 0xba },
}
const type = { i32: 0x7f, f32: 0x7d, f64: 0x7c, vector: 0x7b, function: 0x60, nothing: 0x40 }
const kind = { function: 0x00, memory: 0x02 }
const section = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 }
const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]

/** What the function works with: its arguments, two more places, then what it has in registers. */
const [query, vectors, count, scales, into, bias, stepSize] = [0, 1, 2, 3, 4, 5, 6]
const [queryAt, vectorAt, nearest, lowMask, highMask, numbers] = [7, 8, 9, 10, 11, 12]
/** Two vectors side by side, so that each number of the query is loaded once for both; more than fit into the registers. */
const beside = [
  { packed: 13, low: 14, high: 15 },
  { packed: 16, low: 17, high: 18 },
]

function assembleKernel(): Uint8Array<ArrayBuffer> {
  const { i32, f32, f64, vector } = type
  const places = [3, 2, i32, 1, f32, 9, vector]
  const body = [...places, ...writeMasks(), ...writePairs(), ...writeLast(), code.get, nearest]
  return Uint8Array.from([
    ...header,
    ...writeSection(section.types, [
      ...[1, type.function, 7, i32, i32, i32, i32, i32, i32, f64, 1, f32],
    ]),
    ...writeSection(section.imports, [
      ...[1, ...writeName('own'), ...writeName('memory')],
      ...[kind.memory, 0, 0],
    ]),
    ...writeSection(section.functions, [1, 0]),
    ...writeSection(section.exports, [1, ...writeName('dot'), kind.function, 0]),
    ...writeSection(section.code, [1, ...writeNumber(body.length + 1), ...body, code.end]),
  ])
}

function writeMasks(): number[] {
  const spread = (mask: number) => [code.constant, ...writeSigned(mask), ...instruct(simd.splat16)]
  return [
    ...[...spread(mostOfNumber), code.set, lowMask],
    ...[...spread(mostOfNumber << bitsOfNumber), code.set, highMask],
    ...[code.constantFloat, ...new Uint8Array(Float32Array.of(belowAll).buffer), code.set, nearest],
  ]
}

/** Two vectors at a time, while there are two. */
function writePairs(): number[] {
  const areTwo = [code.get, count, code.constant, 1, code.above]
  return [
    ...[...areTwo, code.if, type.nothing, code.loop, type.nothing],
    ...writeVectors(beside),
    ...[...areTwo, code.branchIf, 0, code.end, code.end],
  ]
}

function writeLast(): number[] {
  return [code.get, count, code.if, type.nothing, ...writeVectors(beside.slice(0, 1)), code.end]
}

/** All blocks of so many vectors, in a loop: written out one behind the other, they are computed out of order and run out of registers. */
function writeVectors(several: typeof beside): number[] {
  const clear = [code.constant, 0, ...instruct(simd.splat32)]
  const cleared = several.flatMap(({ low, high }) => [
    ...[...clear, code.set, low, ...clear, code.set, high],
  ])
  return [
    ...cleared,
    ...[code.get, query, code.set, queryAt, code.get, vectors, code.set, vectorAt],
    ...[code.loop, type.nothing],
    ...writeBlock(several),
    ...[...step(vectorAt, width), ...step(queryAt, bytesOfBlock)],
    ...[code.get, queryAt, code.get, query, code.subtract],
    ...[code.constant, ...writeSigned(2 * dimensions), code.differ, code.branchIf, 0, code.end],
    ...several.flatMap(writeStore),
    ...step(vectors, half * several.length),
    ...[code.get, count, code.constant, several.length, code.subtract, code.set, count],
  ]
}

/** Takes four numbers out of each pair of bytes, multiplies them with those of the query, and adds all that up. */
function writeBlock(several: typeof beside): number[] {
  const loads = several.flatMap(({ packed }, vector) => [
    ...[code.get, vectorAt, ...loadAt(half * vector), code.set, packed],
  ])
  const parts = [0, 1, 2, 3].flatMap((part) => [
    ...[code.get, queryAt, ...loadAt(width * part), code.set, numbers],
    ...several.flatMap((one) => writePart(one, part)),
  ])
  return [...loads, ...parts]
}

/** The numbers of the upper bits stay where they are, and are 16 times as large: they have a sum of their own. */
function writePart({ packed, low, high }: (typeof beside)[number], part: number): number[] {
  const next = [code.get, packed, code.constant, 8, ...instruct(simd.shiftRight16)]
  const [mask, sums] = part % 2 === 0 ? [lowMask, low] : [highMask, high]
  return [
    ...(part === 2 ? [...next, code.set, packed] : []),
    ...[code.get, packed, code.get, mask, ...instruct(simd.and)],
    ...[code.get, numbers, ...instruct(simd.dot16)],
    ...[code.get, sums, ...instruct(simd.add32), code.set, sums],
  ]
}

/** The sums of a vector as one, of which the cosine is made. */
function writeStore({ low, high }: (typeof beside)[number]): number[] {
  const shifted = [code.get, high, code.constant, bitsOfNumber, ...instruct(simd.shiftRight32)]
  const lane = (at: number) => [code.get, low, ...instruct(simd.extract32), at]
  const added = [1, 2, 3].flatMap((at) => [...lane(at), code.add])
  return [
    ...[...shifted, code.get, low, ...instruct(simd.add32), code.set, low],
    ...[code.get, into],
    ...[code.get, scales, code.loadFloat, 2, 0, code.widen, code.get, stepSize, code.multiply],
    ...[...lane(0), ...added, code.get, bias, code.subtract, code.toDouble, code.multiply],
    ...[code.toFloat, code.storeFloat, 2, 0],
    ...[code.get, into, code.loadFloat, 2, 0, code.get, nearest, code.larger, code.set, nearest],
    ...[...step(scales, floatBytes), ...step(into, floatBytes)],
  ]
}

function step(place: number, by: number): number[] {
  return [code.get, place, code.constant, ...writeSigned(by), code.add, code.set, place]
}

function loadAt(offset: number): number[] {
  return [...instruct(simd.load), 0, ...writeNumber(offset)]
}

function instruct(one: number): number[] {
  return [simdPrefix, ...writeNumber(one)]
}

function writeSection(id: number, content: readonly number[]): number[] {
  return [id, ...writeNumber(content.length), ...content]
}

function writeName(name: string): number[] {
  return [name.length, ...Array.from(name, (letter) => letter.charCodeAt(0))]
}

/** LEB128: seven bits a byte, the eighth says that more follow. */
function writeNumber(number: number): number[] {
  return number < 128 ? [number] : [(number & 127) | 128, ...writeNumber(number >> 7)]
}

/** A number above 0 whose highest written bit, the sign, has to be 0. */
function writeSigned(number: number): number[] {
  return number < 64 ? [number] : [(number & 127) | 128, ...writeSigned(number >> 7)]
}
