/** The plans of this browser, beside its lists. */

import { readPlan } from '../../server/contract/plan-content.ts'
import { isFields, readJson } from '../../server/contract/untrusted-values.ts'
import { keepInBrowser, type RecordKind, type StoredRecords } from '../lists/record-keeper.ts'
import { isRecord } from '../lists/records.ts'
import { type KeptEdit, type KeptPlan, mergePlans, newestPlan } from './kept-plan.ts'

const version = 1

export const keptPlans: RecordKind<KeptPlan> = {
  key: 'kaizen-plans',
  damagedKey: 'kaizen-plans-damaged',
  format: (plans) => JSON.stringify({ version, plans }),
  parse: parsePlans,
  merge: mergePlans,
  newest: newestPlan,
}

const browserPlans = keepInBrowser(keptPlans)

/** The plans that are kept; on the server and in the first drawing nothing is known yet. */
export const useKeptPlans = browserPlans.useKept

/** Changes the plans and keeps them. */
export const changePlans = browserPlans.change

/** Throws away what could not be read. */
export const discardDamagedPlans = browserPlans.discardDamaged

/** Hands over the keeper of the plans as soon as a page has opened it. */
export const followPlans = browserPlans.follow

/** The plans of a text, in their one order. */
function parsePlans(text: string, keptMs?: number): StoredRecords<KeptPlan> {
  const stored = readJson(text)
  if (!isFields(stored) || typeof stored['version'] !== 'number') return { state: 'damaged' }
  if (stored['version'] > version) return { state: 'newer' }
  const { plans } = stored
  if (stored['version'] !== version || !Array.isArray(plans)) return { state: 'damaged' }
  const read = plans.map(readKept).filter((plan) => plan !== undefined)
  if (read.length < plans.length) return { state: 'damaged' }
  return { state: 'good', records: mergePlans(read, [], keptMs) }
}

function readKept(value: unknown): KeptPlan | undefined {
  if (!isRecord(value) || typeof value['id'] !== 'string') return undefined
  const { id, at, gone, lines: written } = value
  const content = readPlan(value)
  if (!content || !Array.isArray(written) || !written.every(isRecord)) return undefined
  const lines = content.lines.map((line, index): KeptEdit => {
    const record = written[index] ?? { at, gone }
    return { ...line, at: record.at, gone: record.gone }
  })
  return { ...content, id, lines, at, gone }
}
