import { expect, test } from 'vitest'
import { showProgress } from '../../scripts/show-progress.ts'

function show(isTTY: boolean) {
  let time = 0
  const written: string[] = []
  const output = { isTTY, write: (text: string) => written.push(text) }
  const { show, end } = showProgress('確かめています', output, () => time)
  for (let done = 1; done <= 30_000; done++) {
    time += 1
    show(done, 30_000)
  }
  end()
  return written
}

test('on a terminal one line changes, and is gone in the end', () => {
  const written = show(true)
  expect(written).toHaveLength(301)
  expect(written[0]).toBe('\r確かめています … 100／30,000件\x1b[K')
  expect(written.join('')).not.toContain('\n')
  expect(written.at(-1)).toBe('\r\x1b[K')
})

test('in a file a line is added now and then', () => {
  expect(show(false)).toEqual([
    '確かめています … 10,000／30,000件\n',
    '確かめています … 20,000／30,000件\n',
    '確かめています … 30,000／30,000件\n',
  ])
})
