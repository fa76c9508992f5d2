/** Stands between the program and the server, and lets everything through, or spoils it in one of the ways that networks do. */

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Mood =
  | 'well'
  | 'away'
  | 'silent'
  | 'resetting'
  | 'answering garbage'
  | 'not speaking HTTP'
  | 'answering HTML'
  | 'cutting its answers'
  | 'dripping its answers'
  | 'answering something else'
  | 'sending us elsewhere'
  | 'busy'
  | 'refusing the key'
  | 'without the index'

export type ChaosProxy = {
  url: string
  behave: (mood: Mood) => Promise<void>
  /** Connections that were made while it behaved as it does now; none can be counted while it is away. */
  connections: () => number
  close: () => Promise<void>
}

/** What is said instead of the server's answer; `well` and the moods without an answer are not here. */
const answers: Partial<Record<Mood, string>> = {
  'answering garbage': say('200 OK', '\u0000{"hits":['),
  'not speaking HTTP': 'SSH-2.0-OpenSSH_9.6\r\n',
  'answering HTML': say('502 Bad Gateway', '<h1>Bad Gateway</h1>'),
  'cutting its answers': say('200 OK', '{"hits":', 'content-length: 4000'),
  'answering something else': say('200 OK', '{"hits":[{"slug":1}]}'),
  'sending us elsewhere': say('307 Temporary Redirect', '', 'location: http://127.0.0.1:9/'),
  busy: say('503 Service Unavailable', '{"code":"too_many_search_requests"}', 'retry-after: 10'),
  'refusing the key': say('403 Forbidden', '{"code":"invalid_api_key"}'),
  'without the index': say('404 Not Found', '{"code":"index_not_found"}'),
}

function say(status: string, body: string, header = ''): string {
  const length = header.startsWith('content-length') ? '' : `content-length: ${body.length}\r\n`
  return `HTTP/1.1 ${status}\r\n${header && `${header}\r\n`}${length}\r\n${body}`
}

/** Opens the proxy before a port of this machine. */
export async function openChaosProxy(target: number): Promise<ChaosProxy> {
  let mood: Mood = 'well'
  let connections = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    if (mood === 'well') passOn(socket, target)
    else socket.once('data', () => spoil(socket, mood))
  })
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  const leave = async () => {
    for (const socket of sockets) socket.destroy()
    if (!server.listening) return
    server.close()
    await once(server, 'close')
  }
  const port = await listen(0)
  return {
    url: `http://127.0.0.1:${port}`,
    behave: async (next) => {
      // Connections that were open would keep their mood.
      await leave()
      mood = next
      connections = 0
      if (mood !== 'away') await listen(port)
    },
    connections: () => connections,
    close: leave,
  }
}

function passOn(socket: Socket, target: number): void {
  const upstream = connect(target, '127.0.0.1')
  upstream.on('error', () => socket.destroy())
  socket.once('close', () => upstream.destroy())
  socket.pipe(upstream).pipe(socket)
}

function spoil(socket: Socket, mood: Mood): void {
  if (mood === 'resetting') socket.resetAndDestroy()
  else if (mood === 'cutting its answers') socket.end(answers[mood] ?? '')
  else if (mood === 'dripping its answers') drip(socket)
  else if (mood !== 'silent') socket.write(answers[mood] ?? '')
}

/** One byte at a time: every pause is short, and the end is far. */
function drip(socket: Socket): void {
  const bytes = say('200 OK', JSON.stringify({ hits: [] }).padEnd(4000))
  let at = 0
  const timer = setInterval(() => socket.write(bytes.charAt(at++)), 50)
  socket.once('close', () => clearInterval(timer))
}
