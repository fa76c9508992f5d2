/** What the desk shows of one case: how it stands, and what differs between two of its versions. */

import type { CaseFileKind, CaseFiles } from '../../contract/desk.ts'
import type { DeskCase, DeskPage } from '../../contract/desk-pages.ts'
import { diffLines } from '../../contract/diff-lines.ts'
import type { CaseNow } from '../../desk/case-acts.ts'
import type { Desk } from '../../desk/desk.ts'
import { AppError } from '../../errors.ts'
import type { WholeLibrary } from '../../library/library.ts'

/** A case by its files and its history, or where it has moved to. */
export async function readCaseState(
  slug: string,
  desk: Desk,
  library: WholeLibrary,
): Promise<DeskCase | { movedTo: string }> {
  const now = await desk.readCase(slug)
  const drafts = desk.state.drafts.bySlug(slug)
  if (!now.files) {
    const place = library.forMembers().findCase(slug)
    if (place && 'movedTo' in place) return place
    if (now.versions.length + drafts.length === 0) throw new AppError('CASE_NOT_FOUND', { slug })
  }
  const { title } = now
  const own = `/desk/cases/${slug}`
  const { files } = await library.desk().radar()
  return {
    ...{ slug, drafts, versions: now.versions, seen: now.hash ?? '', state: stateOf(now) },
    problems: files.filter(({ href }) => href === own),
    ...(title !== undefined && { title }),
  }
}

function stateOf({ files, draft }: CaseNow): DeskCase['state'] {
  if (!files) return 'gone'
  if (!draft) return 'unreadable'
  if (draft.fields['status'] !== 'published') return 'draft'
  return draft.fields['visibility'] === 'public' ? 'public' : 'members'
}

const parts: readonly { kind: CaseFileKind; label: string }[] = [
  { kind: 'body', label: '項目と本文' },
  { kind: 'facts', label: '確かめたこと' },
  { kind: 'asks', label: '問いかけ' },
]

/** In the place of the id of a version: the files as they are. */
const nowId = 'now'

/** What differs between two versions of a case; by themselves, the last one and the files of now. */
export async function showDifference(
  slug: string,
  desk: Desk,
  asked: { from: string; to: string },
): Promise<Extract<DeskPage, { name: 'desk-difference' }>> {
  const now = await desk.readCase(slug)
  const { versions, title } = now
  const from = asked.from || (versions[0]?.id ?? nowId)
  const to = asked.to || nowId
  const read = (id: string): CaseFiles => {
    if (id === nowId) return now.files ?? none
    const files = versions.some((one) => one.id === id) && desk.state.versions.read(id)
    if (!files) throw new AppError('NOT_FOUND')
    return files
  }
  if (versions.length === 0 && !now.files) throw new AppError('CASE_NOT_FOUND', { slug })
  const [before, after] = [read(from), read(to)]
  return {
    ...{ name: 'desk-difference', slug, versions, from, to },
    ...(title !== undefined && { title }),
    files: parts
      .map(({ kind, label }) => ({ label, lines: diffTexts(before[kind], after[kind]) }))
      .filter(({ lines }) => lines.some(({ kind }) => kind !== 'same')),
  }
}

const none: CaseFiles = { body: '', facts: undefined, asks: undefined }

/** The end of a file is no line of its own. */
function diffTexts(before = '', after = '') {
  const [one, other] = [before, after].map((text) => text.replace(/\n$/, ''))
  const lines = diffLines(one ?? '', other ?? '')
  const isEmpty = (text: string) => text === ''
  // A file that was not there has no line, not an empty one.
  if (isEmpty(before)) return lines.filter(({ kind }) => kind !== 'removed')
  return isEmpty(after) ? lines.filter(({ kind }) => kind !== 'added') : lines
}
