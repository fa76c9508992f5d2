/** The application with members and their desk, asked as browsers ask. */

import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import type { AppOptions } from '../../server/app.ts'
import { makeApp } from './test-app.ts'
import { openTestMembers } from './test-members.ts'

export const ownOrigin = { host: 'localhost:80', origin: 'http://localhost:80' }

/** Asks for a page. */
export const getPage = (app: FastifyInstance, url: string, cookie = '') =>
  app.inject({ url, headers: { ...ownOrigin, cookie } })

/** Sends a form. */
export const sendForm = (
  app: FastifyInstance,
  url: string,
  fields: Record<string, string>,
  cookie = '',
) =>
  app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { ...ownOrigin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
  })

/** A desk with an editor and a member, gone after the test. */
export async function openDeskApp(options: Partial<AppOptions> = {}) {
  const members = await openTestMembers()
  onTestFinished(members.close)
  const app = await makeApp({ members: members.door, requestsPerMinute: 100_000, ...options })
  const [editor, member] = [await members.enter('編集者', 'editor'), await members.enter('会員')]
  return { app, members, desk: members.desk, editor, member }
}
