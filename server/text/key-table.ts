/**
 * Keys of a fixed width, each with the place at which it was added, as plain numbers: a map of 300,000 texts takes 40 MB
 * and a tenth of a second to make, this 5 MB and no time that one would notice.
 */

export type KeyTable = {
  size: () => number
  /** The place of the key that begins there. */
  find: (key: Uint32Array, from?: number) => number | undefined
  /** Adds a key that is not there yet. */
  add: (key: Uint32Array, from?: number) => void
  /** All keys, one after the other. */
  keys: () => Uint32Array
}

/** At most every second slot is taken, so that hardly any key is looked for longer than twice. */
const slotsPerKey = 2
/** A slot holds the place of its key and 1; 0 is empty. */
const empty = 0

/** Makes the table of these keys of so many numbers; keys are hashes, so that their first number spreads them evenly. */
export function createKeyTable(width: number, known: Uint32Array = new Uint32Array(0)): KeyTable {
  let keys = known
  let size = known.length / width
  let slots = new Uint32Array(0)

  const findSlot = (key: Uint32Array, from: number): number => {
    let slot = (key[from] as number) & (slots.length - 1)
    while (slots[slot] !== empty && !isKeyAt((slots[slot] as number) - 1, key, from)) {
      slot = (slot + 1) & (slots.length - 1)
    }
    return slot
  }
  const isKeyAt = (place: number, key: Uint32Array, from: number): boolean => {
    for (let at = 0; at < width; at++) {
      if (keys[place * width + at] !== key[from + at]) return false
    }
    return true
  }
  const makeSlots = (room: number) => {
    slots = new Uint32Array(2 ** Math.ceil(Math.log2(1 + slotsPerKey * room)))
    for (let place = 0; place < size; place++) slots[findSlot(keys, place * width)] = place + 1
  }
  makeSlots(size)
  return {
    size: () => size,
    find: (key, from = 0) => {
      const found = slots[findSlot(key, from)] as number
      return found === empty ? undefined : found - 1
    },
    add: (key, from = 0) => {
      if (slotsPerKey * (size + 1) >= slots.length) makeSlots(2 * (size + 1))
      slots[findSlot(key, from)] = size + 1
      keys = roomFor(keys, (size + 1) * width)
      keys.set(key.subarray(from, from + width), size * width)
      size++
    },
    keys: () => keys.subarray(0, size * width),
  }
}

/** The numbers with room for so many, which doubles where it has to grow. */
export function roomFor<Numbers extends Uint8Array | Uint32Array>(
  numbers: Numbers,
  wanted: number,
): Numbers {
  if (wanted <= numbers.length) return numbers
  const Larger = numbers.constructor as new (length: number) => Numbers
  const larger = new Larger(2 * wanted)
  larger.set(numbers)
  return larger
}
