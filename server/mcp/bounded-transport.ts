/**
 * A way of messages that takes in no more than it can answer. The protocol's own reads on whatever happens: a client that
 * asks and never reads would fill the memory with answers (70 KB for a kit).
 */

import {
  isJSONRPCRequest,
  type JSONRPCMessage,
  type JSONRPCRequest,
  type Transport,
} from '@modelcontextprotocol/server'

type Bounds = {
  /** Questions that are being answered at once. */
  most: number
  /** Stops and goes on with the reading of further messages. */
  pause: () => void
  resume: () => void
}

/**
 * Bounds a transport: a further question waits until an answer has been taken by the client, and nothing more is read while
 * one waits. What needs no answer, such as the end of a question, passes at once.
 */
export function boundTransport(inner: Transport, { most, pause, resume }: Bounds): Transport {
  const underWay = new Set<string | number>()
  const waiting: JSONRPCRequest[] = []
  // A number that is used twice at once counts as two, or all could have the same.
  const hasRoom = ({ id }: JSONRPCRequest) => underWay.size < most && !underWay.has(id)
  const deliver = (question: JSONRPCRequest) => {
    underWay.add(question.id)
    outer.onmessage?.(question)
  }
  const goOn = () => {
    for (let next = waiting[0]; next && hasRoom(next); next = waiting[0]) {
      waiting.shift()
      deliver(next)
    }
    if (waiting.length === 0) resume()
  }
  const outer: Transport = {
    start: () => inner.start(),
    close: () => inner.close(),
    send: async (message, options) => {
      await inner.send(message, options)
      if ('id' in message && message.id !== undefined && underWay.delete(message.id)) goOn()
    },
  }
  inner.onclose = () => outer.onclose?.()
  inner.onerror = (error) => outer.onerror?.(error)
  inner.onmessage = (message) => {
    if (!isJSONRPCRequest(message)) {
      outer.onmessage?.(message)
      // Nothing is answered to a question that was taken back.
      const cancelled = readCancelled(message)
      if (cancelled !== undefined && underWay.delete(cancelled)) goOn()
    } else if (waiting.length === 0 && hasRoom(message)) deliver(message)
    else {
      waiting.push(message)
      pause()
    }
  }
  return outer
}

function readCancelled(message: JSONRPCMessage): string | number | undefined {
  if (!('method' in message) || message.method !== 'notifications/cancelled') return undefined
  const id = message.params?.['requestId']
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}
