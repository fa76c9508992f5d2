/** The files of a ZIP archive by its central directory: enough for what Word reads, and for noticing what it would not. */

import { crc32, inflateRawSync } from 'node:zlib'

/** Each file's bytes under its name; throws on anything that is not a plain, whole archive. */
export function readZip(bytes: Uint8Array): Map<string, Buffer> {
  const archive = Buffer.from(bytes)
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0) throw new Error('no end of the central directory')
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const entry = readEntry(archive, at)
    if (files.has(entry.name)) throw new Error(`twice in the archive: ${entry.name}`)
    if (!entry.name.endsWith('/')) files.set(entry.name, entry.content)
    at = entry.next
  }
  return files
}

function readEntry(archive: Buffer, at: number): { name: string; content: Buffer; next: number } {
  if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry of the central directory')
  const [method, sum] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16)]
  const [packed, size] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)]
  const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
  const [nameLength = 0, extra = 0, comment = 0] = lengths
  const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
  const local = archive.readUInt32LE(at + 42)
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const raw = archive.subarray(start, start + packed)
  const content = method === 0 ? raw : inflateRawSync(raw)
  if (content.length !== size || crc32(content) !== sum) throw new Error(`damaged: ${name}`)
  return { name, content, next: at + 46 + nameLength + extra + comment }
}
