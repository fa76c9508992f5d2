/** What the desk asks of the server. */

import type { CaseAnswer } from '../../server/contract/api.ts'
import type {
  CaseDraft,
  DraftReport,
  DraftStageId,
  DraftTrial,
  KeptDraft,
  PublishAnswer,
  SaveAnswer,
} from '../../server/contract/desk.ts'
import { request } from '../api.ts'

/** A report parses the case and compares it with all others; a file of ten megabytes is read. */
const patienceMs = 30_000

function send<Answer>(
  method: string,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const sent = {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  }
  return request(path, sent, async (response) => (await response.json()) as Answer, patienceMs)
}

const addressOf = (id: string): string => `/api/desk/drafts/${encodeURIComponent(id)}`

/** Saves a draft for everybody; `base` where its editor has seen what else stands in the files. */
export function saveDraft(
  id: string,
  draft: CaseDraft,
  version: number,
  base?: string,
): Promise<SaveAnswer> {
  return send('PUT', addressOf(id), { draft, version, ...(base !== undefined && { base }) })
}

/** Keeps what is not saved yet, for this editor alone. */
export function pauseDraft(id: string, draft: CaseDraft, version: number): Promise<{ at: string }> {
  return send('PUT', `${addressOf(id)}/pause`, { draft, version })
}

/** What the server's checks say of a draft. */
export function loadReport(
  id: string,
  draft: CaseDraft,
  signal: AbortSignal,
): Promise<DraftReport> {
  return send('POST', `${addressOf(id)}/report`, { draft }, signal)
}

/** The page that the draft would be. */
export function loadPreview(
  id: string,
  draft: CaseDraft,
  signal: AbortSignal,
): Promise<CaseAnswer> {
  return send('POST', `${addressOf(id)}/preview`, { draft }, signal)
}

/** Where a question would find the draft. */
export function tryQuestion(
  id: string,
  draft: CaseDraft,
  question: string,
  signal: AbortSignal,
): Promise<DraftTrial> {
  return send('POST', `${addressOf(id)}/trial`, { draft, question }, signal)
}

/** Moves a saved draft between writing and ready. */
export function changeStage(id: string, stage: DraftStageId, version: number): Promise<KeptDraft> {
  return send('POST', `${addressOf(id)}/stage`, { stage, version })
}

/** Publishes a saved draft. */
export function publishDraft(id: string, version: number): Promise<PublishAnswer> {
  return send('POST', `${addressOf(id)}/publish`, { version })
}

/** What became of a file: what has its place in a draft, and what has none. */
export type Brought = {
  draft: Partial<CaseDraft>
  unplaced: { text: string; why: string }[]
  notes: string[]
}

/** Reads a file of Word, Markdown or YAML as parts of a case. */
export function bringFile(file: File): Promise<Brought> {
  const path = `/api/desk/bring?${new URLSearchParams({ name: file.name })}`
  const headers = { 'content-type': 'application/octet-stream' }
  const sent = { method: 'POST', headers, body: file }
  return request(path, sent, async (response) => (await response.json()) as Brought, patienceMs)
}
