import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { buildProgram } from '../../scripts/server-process.ts'
import { findPage } from '../../server/http/assets.ts'

it('the page costs at most 60 kB of script and 15 kB of styles on the wire', async () => {
  await buildProgram()
  const { script, styles, folder } = await findPage()
  const weigh = async (address: string): Promise<number> =>
    gzipSync(await readFile(join(folder, basename(address)))).length
  const styleWeights = await Promise.all(styles.map(weigh))
  expect(await weigh(script)).toBeLessThanOrEqual(60_000)
  // What only one page needs comes when that page is opened.
  const text = await readFile(join(folder, basename(script)), 'utf8')
  const later = [...text.matchAll(/import\([`'"]\.\/([\w.-]+)[`'"]\)/g)].map(
    ([, file = '']) => file,
  )
  expect(later.length).toBeGreaterThan(0)
  for (const file of later) expect(await weigh(file), file).toBeLessThanOrEqual(9_000)
  expect(styleWeights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(15_000)
}, 30_000)
