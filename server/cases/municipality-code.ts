/** 全国地方公共団体コード: two digits of the prefecture, three of the municipality, one check digit. */

import type { Term } from '../contract/vocabulary.ts'

const weights = [6, 5, 4, 3, 2]

/** Whether the sixth digit fits the first five (modulus 11). */
export function hasCheckDigit(code: string): boolean {
  const digits = [...code].map(Number)
  const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0)
  return digits[5] === (11 - (sum % 11)) % 10
}

/** The prefecture the code begins with; the list is in the order of the numbers. */
export function prefectureOfCode(code: string, prefectures: readonly Term[]): string | undefined {
  const number = Number(code.slice(0, 2))
  return number >= 1 && number <= 47 ? prefectures[number - 1]?.label : undefined
}
