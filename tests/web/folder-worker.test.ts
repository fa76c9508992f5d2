/** How the screen of a folder speaks with its worker. */

import { describe, expect, it } from 'vitest'
import type { FromWorker, ToWorker } from '../../server/contract/portable.ts'
import { RequestFailure } from '../../web/api.ts'
import { type Conversation, converse } from '../../web/portable/converse.ts'

type Spoken = {
  talk: Conversation
  said: ToWorker[]
  answer: (message: FromWorker) => void
  fail: () => void
}

function speak(): Spoken {
  const said: ToWorker[] = []
  let hear: (message: FromWorker) => void = () => undefined
  let fail: () => void = () => undefined
  const talk = converse({
    post: (message) => said.push(message),
    listen: (hearing, failing) => {
      hear = hearing
      fail = failing
    },
    close: () => undefined,
  })
  return { talk, said, answer: (message) => hear(message), fail: () => fail() }
}

const ok = { kind: 'answer', status: 200, headers: { 'content-type': 'text/plain' } } as const

describe('a request to the worker', () => {
  it('gets its own answer, in whatever order they come', async () => {
    const { talk, said, answer } = speak()
    const [first, second] = [talk.ask('/api/a', {}), talk.ask('/api/b', { body: 'x' })]
    expect(said).toEqual([
      { kind: 'ask', id: 1, path: '/api/a' },
      { kind: 'ask', id: 2, path: '/api/b', body: 'x' },
    ])
    answer({ ...ok, id: 2, body: new Uint8Array([0xe3, 0x81, 0x82]) })
    answer({ ...ok, id: 1, body: 'い' })
    expect(await (await first).text()).toBe('い')
    expect(await (await second).text()).toBe('あ')
  })

  it('is left when nobody waits for it, and then its answer is not heard', async () => {
    const { talk, said, answer } = speak()
    const controller = new AbortController()
    const asked = talk.ask('/api/a', { signal: controller.signal })
    controller.abort()
    controller.abort()
    answer({ ...ok, id: 1, body: '' })
    await expect(asked).rejects.toThrow(DOMException)
    expect(said.slice(1)).toEqual([{ kind: 'leave', id: 1 }])
  })

  it('is not left once it is answered', async () => {
    const { talk, said, answer } = speak()
    const controller = new AbortController()
    const asked = talk.ask('/api/a', { signal: controller.signal })
    answer({ ...ok, id: 1, status: 204, body: '' })
    controller.abort()
    expect((await asked).status).toBe(204)
    expect(said).toHaveLength(1)
  })

  it('fails in words when the worker falls over', async () => {
    const { talk, fail } = speak()
    const asked = talk.ask('/api/a', {})
    const read = talk.hasRead('words')
    fail()
    await expect(asked).rejects.toBeInstanceOf(RequestFailure)
    await expect(read).rejects.toBeInstanceOf(RequestFailure)
  })
})

describe('a part', () => {
  it('has been read when the worker says so, and cannot be used for the reason it gives', async () => {
    const { talk, answer } = speak()
    const [words, meaning] = [talk.hasRead('words'), talk.hasRead('meaning')]
    answer({ kind: 'ready', name: 'words' })
    answer({ kind: 'failed', name: 'meaning', message: '動かせない' })
    await words
    await expect(meaning).rejects.toThrow('動かせない')
  })
})
