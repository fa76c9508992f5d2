/** The measuring of a change: one at a time, ended in time, and given up when nobody waits. */

import { describe, expect, it, onTestFinished } from 'vitest'
import { openChangeMeter } from '../../server/evaluation/change-meter.ts'
import { makeFolder } from '../support/make-folder.ts'
import { smallCases } from '../support/test-library.ts'

const change = { before: '', after: 'ぽか、事務ミス\n', judged: '' }
const waiting = new AbortController().signal

async function open(longestMs?: number) {
  const meter = openChangeMeter({
    ...{ casesFolder: smallCases, dataFolder: await makeFolder() },
    embedQuery: async () => undefined,
    ...(longestMs !== undefined && { longestMs }),
  })
  onTestFinished(meter.close)
  return meter
}

describe('a change', () => {
  it('is refused while another is measured, and given up when its editor leaves', async () => {
    const meter = await open()
    const leaving = new AbortController()
    const first = meter.measure(change, leaving.signal)
    await expect(meter.measure(change, waiting)).rejects.toMatchObject({ code: 'MEASURING' })
    leaving.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    const gone = meter.measure(change, AbortSignal.abort(new Error('gone before')))
    await expect(gone).rejects.toThrow('gone before')
  })

  it('is given up after its time, and nothing is in the way of the next one', async () => {
    const meter = await open(1)
    for (let round = 0; round < 2; round += 1) {
      const late = meter.measure(change, waiting)
      await expect(late).rejects.toMatchObject({ code: 'MEASURING_TOO_LONG' })
    }
  })

  it('is given up when the library closes', async () => {
    const meter = await open()
    const measured = meter.measure(change, waiting)
    meter.close()
    await expect(measured).rejects.toMatchObject({ code: 'CLOSING' })
  })

  it('says which questions it makes better and worse, and of other cases nothing', async () => {
    const meter = await open()
    const judged = [
      { id: 'a', type: 'desk', query: 'ぽかが続く', relevant: { 'tsukioka-city-jimu-misu': 2 } },
      { id: 'b', type: 'desk', query: 'ぽかの多い公園', relevant: { 'morino-town-park': 2 } },
      { id: 'c', type: 'desk', query: 'ぽかな職場', relevant: { 'never-was': 2 } },
    ]
    const lines = judged.map((query) => `${JSON.stringify(query)}\n`).join('')
    const effect = await meter.measure({ ...change, judged: lines }, waiting)
    expect(effect.judged).toEqual({ desk: 2, tests: 0 })
    expect(effect.touched).toBe(2)
    expect(effect.better.map(({ query }) => query)).toEqual(['ぽかが続く'])
    expect(effect.better[0]?.after.place).toBe(1)
  }, 60_000)
})
