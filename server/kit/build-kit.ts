/** A session kit out of one to four cases: the rules in their order. */

import type { Case } from '../cases/case.ts'
import { isForMembers, markMembersOnly, membersOnlyMark } from '../contract/case-audience.ts'
import { formatDate } from '../contract/format.ts'
import {
  type Block,
  type Kit,
  type KitRequest,
  ownBodies,
  type Script,
  type Sheet,
  type SheetId,
} from '../contract/kit.ts'
import { giveKeys, heading, linesOf, prose } from '../contract/kit-blocks.ts'
import { planMinutes } from '../contract/kit-plan.ts'
import { labelOf } from '../contract/vocabulary.ts'
import { type CollectOptions, collectReferences } from '../exports/references/collect.ts'
import { formatSist02 } from '../exports/references/sist02.ts'
import { listSets } from './ask.ts'
import { layOutFacilitator, titleOf } from './facilitator.ts'
import { writeSteps } from './facilitator-script.ts'
import { type Material, readMaterials } from './material.ts'
import { doesNotFit, fitHandout, shortenForMany } from './page-fit.ts'
import { countAll, pageLines } from './paper-lines.ts'
import { createRotation, numberLevels } from './questions.ts'
import { layOutSequel } from './sequel.ts'
import { layOutVisit } from './visit.ts'
import { layOutReflection, layOutReplacement } from './worksheets.ts'

/** Where the day is not known yet, it is written in by hand. */
const blankDay = '年　　月　　日'

/** Columns beside the first and one's own that a sheet of A4 can take upright. */
const mostUpright = 2

type KitContext = ReferenceContext & {
  /** What is said of cases that are not there. */
  missing?: readonly string[]
}

/** Builds the kit; what does not fit is said in its notes. */
export function buildKit(
  cases: readonly Case[],
  request: KitRequest,
  { missing = [], ...context }: KitContext,
): Kit {
  const { minutes: total, purpose } = request
  const own = labelOf(ownBodies, request.own)
  const whole = readMaterials(cases)
  const materials = shortenForMany(whole)
  const title = titleOf(whole, purpose)
  const next = createRotation()
  const day = request.date === undefined ? blankDay : formatDate(request.date)

  const { asked, ...handout } = fitHandout(
    { title, materials, own, day },
    listSets(materials, total, own).map(numberLevels),
  )
  const sequel: Block[] = [
    heading(1, '後編', '投票が終わるまで配らない'),
    ...layOutSequel(whole, asked.decide[0]?.number ?? 0, own, next),
  ]
  const replacement = layOutReplacement(whole, own)
  const told = [...handout.pages.flat(), ...sequel, ...replacement]
  const references = layOutReferences(whole, told, context)

  const reading = { characters: countCharacters(handout.pages), minutes: planMinutes(total).read }
  const script: Script = {
    total,
    ...(request.people !== undefined && { people: request.people }),
    steps: writeSteps(whole, asked, { own, total, reading }, next),
    pages: { sequel: countPages(sequel), references: countPages(references) },
    why: nameWhy(asked.why.map(({ number }) => String(number))),
  }
  const sheets = [
    sheet('facilitator', [
      layOutFacilitator({ request, materials: whole, asked, script, own, missing }),
    ]),
    sheet('handout', handout.pages),
    sheet('sequel', [sequel]),
    sheet('replacement', [replacement], whole.length > mostUpright),
    sheet('reflection', [layOutReflection(day)]),
    sheet('visit', whole.map(layOutVisit)),
    sheet('references', [references]),
  ]
  return {
    request,
    title,
    cases: whole.map(({ letter, found, name }) => ({
      letter,
      slug: found.slug,
      name,
      title: found.title,
      ...markMembersOnly(found),
    })),
    sheets,
    script,
    notes: handout.fits ? [] : [doesNotFit],
    ...markSheets(cases),
  }
}

/** The questions for a visit alone, with what stands at the foot of each of them. */
export function buildVisitSheet(cases: readonly Case[]): Pick<Kit, 'footer'> & { sheet: Sheet } {
  return { sheet: sheet('visit', readMaterials(cases).map(layOutVisit)), ...markSheets(cases) }
}

/** A sheet may go from hand to hand without the others: all of them say it where one of the cases is for members. */
function markSheets(cases: readonly Case[]): Pick<Kit, 'footer'> {
  return cases.some(isForMembers) ? { footer: membersOnlyMark } : {}
}

function sheet(id: SheetId, pages: Block[][], wide = false): Sheet {
  return giveKeys({ id, wide, pages })
}

function nameWhy([keep = '', swap]: readonly string[]): Script['why'] {
  return { keep, ...(swap !== undefined && { swap }) }
}

function countPages(blocks: readonly Block[]): number {
  return Math.ceil(countAll(blocks) / pageLines)
}

/** What is to be read: the stories, not the questions. */
function countCharacters(pages: readonly Block[][]): number {
  return pages
    .flat()
    .reduce((sum, block) => sum + (block.kind === 'prose' ? block.line.text.length : 0), 0)
}

type ReferenceContext = Pick<CollectOptions, 'today' | 'read'>

/** The list for these blocks, in the order of readings. */
function layOutReferences(
  materials: readonly Material[],
  blocks: readonly Block[],
  context: ReferenceContext,
): Block[] {
  const marks = collectMarks(blocks)
  const letterOf = new Map(materials.map(({ found, letter }) => [found.slug, letter]))
  const cases = materials.map(({ found, letter }) => ({
    ...found,
    sources: found.sources.filter(({ id }) => marks.has(`${letter}${id}`)),
  }))
  const references = collectReferences(cases, { ...context, only: 'sources' })
  return [
    heading(1, '参考文献', '読みの五十音順。後編と一緒に配る'),
    ...references.map((reference) => {
      const cited = reference.citedBy.map(
        ({ slug, source = '' }) => `${letterOf.get(slug) ?? ''}${source}`,
      )
      return prose(`〔${cited.join('・')}〕`, formatSist02(reference), 'reference')
    }),
  ]
}

/** The marks 〔A2〕 that stand in some blocks. */
function collectMarks(blocks: readonly Block[]): Set<string> {
  const text = blocks
    .flatMap(linesOf)
    .map((line) => line.text)
    .join('\n')
  return new Set([...text.matchAll(/〔([A-D]?[0-9]{1,3})〕/g)].map(([, mark = '']) => mark))
}
