/** A kit with other minutes: the facilitator's tables laid out again, every line under the key it had. */

import { giveKeys } from './blocks.ts'
import type { Block, Kit, Sheet } from './kit.ts'
import { layOutPlan } from './script.ts'
import type { Minutes } from './time-plan.ts'

/** The kit for these minutes. */
export function setMinutes(kit: Kit, minutes: Minutes): Kit {
  const plan = layOutPlan(kit.script, minutes)
  const sheets = kit.sheets.map((sheet) =>
    sheet.id === 'facilitator' ? replacePlan(sheet, plan) : sheet,
  )
  return { ...kit, sheets }
}

/** The plan stands in one piece: its first heading, the supplies, and so on. */
function replacePlan(sheet: Sheet, plan: Block[]): Sheet {
  const pages = sheet.pages.map((blocks) => {
    const supplies = blocks.findIndex((block) => block.kind === 'table' && block.id === 'supplies')
    const start = supplies - 1
    return supplies < 0
      ? blocks
      : [...blocks.slice(0, start), ...plan, ...blocks.slice(start + plan.length)]
  })
  return giveKeys({ ...sheet, pages })
}
