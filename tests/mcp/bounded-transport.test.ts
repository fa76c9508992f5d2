/** The bound on what is under way: for any order of questions, answers and questions taken back. */

import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/server'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundTransport } from '../../server/mcp/bounded-transport.ts'

const most = 3

function open() {
  const delivered: (string | number)[] = []
  const state = { isPaused: false }
  const inner: Transport = {
    start: async () => undefined,
    send: async () => undefined,
    close: async () => undefined,
  }
  const outer = boundTransport(inner, {
    most,
    pause: () => {
      state.isPaused = true
    },
    resume: () => {
      state.isPaused = false
    },
  })
  outer.onmessage = (message) => {
    if ('method' in message && 'id' in message) delivered.push(message.id)
  }
  const receive = (message: object) =>
    inner.onmessage?.({ jsonrpc: '2.0', ...message } as JSONRPCMessage)
  return { outer, receive, delivered, state }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), id: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('answer' as const), id: fc.nat() }),
  fc.record({ kind: fc.constant('cancel' as const), id: fc.integer({ min: 1, max: 6 }) }),
)

it('no more questions are under way than the bound, each is passed on in its turn, and reading stops while one waits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step), async (steps) => {
      const { outer, receive, delivered, state } = open()
      const asked: number[] = []
      let underWay: number[] = []
      let seen = 0
      for (const { kind, id } of steps) {
        if (kind === 'ask') {
          asked.push(id)
          receive({ id, method: 'tools/list' })
        } else if (kind === 'cancel') {
          underWay = underWay.filter((one) => one !== id)
          receive({ method: 'notifications/cancelled', params: { requestId: id } })
        } else if (underWay.length > 0) {
          const [answered = 0] = underWay.splice(id % underWay.length, 1)
          await outer.send({ jsonrpc: '2.0', id: answered, result: {} })
        }
        underWay.push(...(delivered.slice(seen) as number[]))
        seen = delivered.length
        expect(underWay.length).toBeLessThanOrEqual(most)
        expect(new Set(underWay).size).toBe(underWay.length)
        expect(delivered).toEqual(asked.slice(0, delivered.length))
        expect(state.isPaused).toBe(delivered.length < asked.length)
      }
    }),
  )
})
