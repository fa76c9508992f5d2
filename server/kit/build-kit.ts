/** A session kit out of one to four cases: the rules in their order. */

import type { Case } from '../cases/case.ts'
import { labelOf } from '../vocabulary.ts'
import { listSets } from './ask.ts'
import { giveKeys, heading } from './blocks.ts'
import { type KitRequest, ownBodies } from './choices.ts'
import { layOutFacilitator } from './facilitator.ts'
import { doesNotFit, fitHandout } from './fit.ts'
import type { Block, Kit, Sheet, SheetId } from './kit.ts'
import { readMaterials } from './material.ts'
import { numberLevels } from './numbered.ts'
import { countAll, pageLines } from './paper-lines.ts'
import { layOutReferences, type ReferenceContext } from './references.ts'
import { layOutReflection } from './reflection.ts'
import { layOutReplacement } from './replacement.ts'
import { createRotation } from './rotation.ts'
import type { Script } from './script.ts'
import { layOutSequel } from './sequel.ts'
import { writeSteps } from './speak.ts'
import { planMinutes } from './time-plan.ts'
import { titleOf } from './title.ts'
import { shortenForMany } from './trim.ts'
import { layOutVisit } from './visit.ts'

/** Columns beside the first and one's own that a sheet of A4 can take upright. */
const mostUpright = 2

export type KitContext = ReferenceContext & {
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

  const { asked, ...handout } = fitHandout(
    { title, materials, own },
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
    sheet('reflection', [layOutReflection()]),
    sheet('visit', whole.map(layOutVisit)),
    sheet('references', [references]),
  ]
  const isForMembers = cases.some(({ visibility }) => visibility === 'members')
  return {
    request,
    title,
    cases: whole.map(({ letter, found, name }) => ({
      letter,
      slug: found.slug,
      name,
      title: found.title,
    })),
    sheets,
    script,
    notes: handout.fits ? [] : [doesNotFit],
    ...(isForMembers && { footer: '会員限定' }),
  }
}

/** The questions for a visit alone. */
export function buildVisitSheet(cases: readonly Case[]): Sheet {
  return sheet('visit', readMaterials(cases).map(layOutVisit))
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
