/** What a plan for a session is made of, read from outside (storage, link, file) without trust. */

import {
  type KitRequest,
  kitMinutes,
  kitPeople,
  mostKitCases,
  ownBodies,
  purposes,
  usualKit,
} from './kit.ts'
import { type KitEdits, parseEdits } from './kit-edits.ts'
import { cleanText, type Fields, isDay, isFields, isSlugValue } from './untrusted-values.ts'
import { findTerm } from './vocabulary.ts'

/** The title names the case where it can no longer be loaded. */
export type PlanCase = { slug: string; title: string }

export type PlanContent = KitEdits & { name: string; cases: PlanCase[]; request: KitRequest }

/** Bounds that keep a hostile or broken plan from filling the storage; titles of cases have 500 characters at most. */
export const most = { plans: 50, name: 80, title: 600 } as const

/** Reads a plan; undefined where its cases or its changed lines are none. What else is odd becomes usual. */
export function readPlan(value: Fields): PlanContent | undefined {
  const { name, cases, lines = [], minutes = {} } = value
  if (typeof name !== 'string' || !Array.isArray(cases) || cases.length > mostKitCases) {
    return undefined
  }
  const read = cases.map(readCase).filter((each) => each !== undefined)
  const edits = parseEdits({ lines, minutes })
  if (read.length < cases.length || read.length === 0 || !edits) return undefined
  return { name: nameOf(name), cases: read, request: readRequest(value['request']), ...edits }
}

/** The name of a plan, which is never empty. */
export function nameOf(text: string): string {
  return cleanText(text, most.name).trim() || '名のない案'
}

function readCase(value: unknown): PlanCase | undefined {
  if (!isFields(value) || !isSlugValue(value['slug'])) return undefined
  const { slug, title } = value
  return { slug, title: typeof title === 'string' ? cleanText(title, most.title) : slug }
}

function readRequest(value: unknown): KitRequest {
  if (!isFields(value)) return usualKit
  const { minutes, purpose, own, date, people } = value
  const isPeople = Number.isSafeInteger(people) && Number(people) >= kitPeople.least
  return {
    minutes: kitMinutes.find((one) => one === minutes) ?? usualKit.minutes,
    purpose: findTerm(purposes, String(purpose))?.id ?? usualKit.purpose,
    own: findTerm(ownBodies, String(own))?.id ?? usualKit.own,
    ...(isDay(date) && { date }),
    ...(isPeople && Number(people) <= kitPeople.most && { people: Number(people) }),
  }
}
