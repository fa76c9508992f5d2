/** The last report of `npm run cases:links`, which alone asks the network, kept where the desk finds it. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { writeAtomically } from '../atomic-write.ts'
import type { Case } from '../cases/case.ts'
import type { DeadLink, Radar, RadarCase } from '../contract/desk.ts'
import { readDayInJapan } from '../contract/format.ts'
import { type Static, Type } from '../contract/shape.ts'
import { once } from '../once.ts'

/** The part of the report that the desk shows. */
const LinksReportShape = Type.Object({
  checkedAt: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T' }),
  links: Type.Array(
    Type.Object({
      url: Type.String(),
      verdict: Type.String(),
      archive: Type.Optional(Type.String({ pattern: '^https://warp\\.ndl\\.go\\.jp/' })),
      usedBy: Type.Array(Type.Object({ slug: Type.String(), source: Type.Integer() })),
    }),
  ),
})

export type LinksReport = Static<typeof LinksReportShape>

const openCheck = once(() => new Ajv().compile<LinksReport>(LinksReportShape))

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'links-report.json')
}

/** Keeps a report in the place of the one before. */
export async function writeLinksReport(dataFolder: string, report: LinksReport): Promise<void> {
  await writeAtomically(fileIn(dataFolder), [Buffer.from(`${JSON.stringify(report, null, 2)}\n`)])
}

/** The last report; undefined where there is none, or none that can be read: the next run writes another. */
export async function readLinksReport(dataFolder: string): Promise<LinksReport | undefined> {
  try {
    const data: unknown = JSON.parse(await readFile(fileIn(dataFolder), 'utf8'))
    return openCheck()(data) && !Number.isNaN(Date.parse(data.checkedAt)) ? data : undefined
  } catch {
    return undefined
  }
}

/** The sources that were dead then and still stand in a case. */
export function listDeadLinks(
  { checkedAt, links }: LinksReport,
  cases: ReadonlyMap<string, Pick<Case, 'slug' | 'title' | 'sources'>>,
  nameCase: (found: Pick<Case, 'slug' | 'title'>) => RadarCase,
): NonNullable<Radar['links']> {
  const dead = links.filter(({ verdict }) => verdict === 'dead')
  const still = dead.map(({ url, archive, usedBy }): DeadLink => {
    const uses = usedBy.flatMap(({ slug, source }) => {
      const found = cases.get(slug)
      const isStill = found?.sources.some((one) => one.id === source && one.url === url)
      return found && isStill ? [{ ...nameCase(found), source }] : []
    })
    return { url, ...(archive !== undefined && { archive }), usedBy: uses }
  })
  return {
    day: readDayInJapan(Date.parse(checkedAt)),
    dead: still.filter(({ usedBy }) => usedBy.length > 0),
  }
}
