/**
 * Publishes one version of a case after the other and kills itself at a call of the disk: `FOLDER POINT`. Every other
 * point is in the middle of a call: a half written file, or a call of which nobody hears that it has succeeded.
 */

import { writeFileSync, writeSync } from 'node:fs'
import { hashEach } from '../../../server/desk/case-file/case-names.ts'
import { type PublishDisk, publishDisk } from '../../../server/desk/case-file/publish-disk.ts'
import { publishFiles } from '../../../server/desk/case-file/publish-files.ts'
import { makeVersion } from './make-version.ts'

const [folder = '', point = '1'] = process.argv.slice(2)
const last = Math.ceil(Number(point) / 2)
const isInside = Number(point) % 2 === 0
let calls = 0

function killAt<A extends unknown[], R>(call: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    calls += 1
    if (calls === last && !isInside) process.kill(process.pid, 'SIGKILL')
    const result = await call(...args)
    if (calls === last) process.kill(process.pid, 'SIGKILL')
    return result
  }
}

const write = killAt(publishDisk.write)
const disk: PublishDisk = {
  ...publishDisk,
  write: (path, text) => {
    if (calls + 1 === last && isInside) {
      writeFileSync(path, text.slice(0, text.length / 2))
      process.kill(process.pid, 'SIGKILL')
    }
    return write(path, text)
  },
  rename: killAt(publishDisk.rename),
  remove: killAt(publishDisk.remove),
  makeFolder: killAt(publishDisk.makeFolder),
  settle: killAt(publishDisk.settle),
}

for (let version = 2; version < 1_000; version += 1) {
  const before = hashEach(makeVersion(version - 1))
  const done = await publishFiles(folder, 'shiken-city', makeVersion(version), before, disk)
  if (!('hash' in done)) throw new Error('conflict')
  writeSync(1, `${version}\n`)
}
