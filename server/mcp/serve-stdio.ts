/** The library on the standard streams of a process, for an assistant that starts it. */

import type { Readable, Writable } from 'node:stream'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { boundTransport } from './bounded-transport.ts'
import { openMcp } from './open-mcp.ts'
import type { Surroundings } from './tool.ts'

/** A megabyte of arguments still gets the answer that it is too much; a line longer than this ends the conversation. */
const longestLine = 4 * 1024 * 1024
/** An assistant asks one or two things at once. */
const mostAtOnce = 8

type Streams = { input: Readable; output: Writable }

/** Serves one client; `closed` is kept when the client has gone or the streams are closed. */
export function serveStreams(
  { input, output }: Streams,
  surroundings: Surroundings & { onRefusal: (error: Error) => void },
): { closed: Promise<void>; close: () => Promise<void> } {
  const inner = new StdioServerTransport(input, output, { maxBufferSize: longestLine })
  const transport = boundTransport(inner, {
    most: mostAtOnce,
    pause: () => void input.pause(),
    resume: () => void input.resume(),
  })
  const handle = serveStdio(() => openMcp(surroundings), {
    transport,
    maxSubscriptions: 0,
    onerror: surroundings.onRefusal,
  })
  const closed = new Promise<void>((resolve) => {
    const { onclose } = transport
    transport.onclose = () => {
      onclose?.()
      resolve()
    }
  })
  return { closed, close: () => handle.close() }
}
