/**
 * Reads a folder of case files and trusts none of them: each is looked at before it is opened, and what
 * is no plain, small, UTF-8 text file becomes a problem while the others go on.
 */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Problem } from './case.ts'
import {
  asksFolder,
  type CaseDisk,
  codeOf,
  inBatches,
  isAsksName,
  listCaseFiles,
  realDisk,
  refuseFile,
} from './folder.ts'

export const maxFileBytes = 256 * 1024

export type FileName = { name: string; slug: string }

/** A case file as text: no BOM, LF line ends, NFC. */
export type CaseFile = FileName & { text: string }

/** A case file as it lies on the disk. */
export type RawFile = { name: string; bytes: Uint8Array }

/** All bytes of a file, or the first ones of one that is too large. */
export type Opening = { bytes: Uint8Array; isWhole: boolean }

export type ReadResult = { files: CaseFile[]; problems: Problem[] }

/** Every case file directly in the folder and its asks, sorted by name; throws only where the folder cannot be listed. */
export async function readCaseFiles(folder: string, disk = realDisk): Promise<ReadResult> {
  const { names, problems } = await listCaseFiles(folder, disk)
  const results = await inBatches(names, (name) => readCaseFile(folder, name, disk))
  const files: CaseFile[] = []
  for (const result of results) {
    if (result && 'text' in result) files.push(result)
    else if (result) problems.push(result)
  }
  return { files, problems }
}

/** One case file, or what is wrong with it; undefined when it has gone since the folder was listed. */
export async function readCaseFile(
  folder: string,
  name: string,
  disk = realDisk,
): Promise<CaseFile | Problem | undefined> {
  const raw = await readRawFile(folder, name, disk)
  return raw && 'bytes' in raw ? decodeRawFile(raw) : raw
}

/** The same as bytes that nobody has looked into. */
export async function readRawFile(
  folder: string,
  name: string,
  disk = realDisk,
): Promise<RawFile | Problem | undefined> {
  const path = join(folder, name)
  try {
    const stats = await disk.look(path)
    if (!stats.isFile()) {
      const want = '普通のファイル（リンクやフォルダは不可）'
      return refuseFile(name, '普通のファイルではないもの', want)
    }
    if (stats.size > maxFileBytes) return refuseSize(name, stats.size)
    const bytes = await disk.read(path)
    // The file may have grown between the look and the read.
    if (bytes.byteLength > maxFileBytes) return refuseSize(name, bytes.byteLength)
    return { name, bytes }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    return refuseFile(name, `読めないファイル（${codeOf(error)}）`, '読む権限のあるファイル')
  }
}

/** What a refused file begins with; undefined where it cannot be read at all. */
export async function readOpening(
  folder: string,
  name: string,
  disk: CaseDisk,
): Promise<Opening | undefined> {
  const path = join(folder, name)
  try {
    const stats = await disk.look(path)
    if (!stats.isFile()) return undefined
    const bytes = await disk.read(path, maxFileBytes)
    return { bytes, isWhole: stats.size <= maxFileBytes }
  } catch {
    return undefined
  }
}

/** Drops a leading BOM by itself. */
const decoder = new TextDecoder('utf-8', { fatal: true })

/** The text of a file, or that it is none. */
export function decodeRawFile({ name, bytes }: RawFile): CaseFile | Problem {
  try {
    const text = decoder.decode(bytes)
    return { ...nameFile(name), text: text.replace(/\r\n?/g, '\n').normalize('NFC') }
  } catch {
    return refuseFile(name, 'UTF-8 でない文字', 'UTF-8 の文字コードで保存したファイル')
  }
}

/** Names a file by its content, whatever its line ends; a file that was only touched keeps its sum. */
export function sumFile({ name, bytes }: RawFile): string {
  return createHash('sha256')
    .update(`${name.normalize('NFC')}\0`)
    .update(bytes.includes(carriageReturn) ? endLinesPlainly(bytes) : bytes)
    .digest('base64url')
}

const carriageReturn = 13

/** Byte by byte, so that no character can be harmed. */
function endLinesPlainly(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace(/\r\n?/g, '\n'), 'latin1')
}

/** A file by its name in NFC, and the case by the name without its ending; asks have the name of their case. */
export function nameFile(name: string): FileName {
  const plainName = name.normalize('NFC')
  const slug = isAsksName(plainName)
    ? plainName.slice(asksFolder.length + 1).replace(/\.yaml$/i, '')
    : plainName.replace(/\.md$/i, '')
  return { name: plainName, slug }
}

function refuseSize(name: string, bytes: number): Problem {
  return refuseFile(name, `${Math.ceil(bytes / 1024)} KiB`, `${maxFileBytes / 1024} KiB 以下`)
}
