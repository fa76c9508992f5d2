/** A client that writes bytes as they are: for requests that no HTTP library would send. */

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Sends the text and collects what comes back until the server closes the connection. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = await openSocket(port)
  socket.write(text, 'latin1')
  return readToEnd(socket)
}

/** Opens a connection. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Everything that arrives until the connection ends, be it in order or cut. */
export async function readToEnd(socket: Socket): Promise<string> {
  const pieces: Buffer[] = []
  socket.on('data', (piece: Buffer) => pieces.push(piece))
  socket.on('error', () => socket.destroy())
  if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(pieces).toString('utf8')
}
