/** The desk: drafts become cases on the disk, by two people, and never over what somebody else has written. */

import type { Problem } from '../cases/case.ts'
import type { CaseDraft, DraftProblem, DraftReport, PublishAnswer } from '../contract/desk.ts'
import { isSlug, sections } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import { type CaseActs, openCaseActs } from './case-acts.ts'
import { hashFiles } from './case-file/case-names.ts'
import { readDraft } from './case-file/read-draft.ts'
import { type WrittenDraft, writeDraft } from './case-file/write-draft.ts'
import type { DeskParts } from './desk-parts.ts'
import { openPublishedFiles } from './published-files.ts'
import type { DeskState } from './state/desk-state.ts'
import type { StoredDraft } from './state/draft-rows.ts'
import { mayPublish } from './state/may-publish.ts'
import type { Writer } from './state/writer.ts'

export type Desk = CaseActs & {
  state: DeskState
  /** A draft of the case: the one there is, else a new one made of its files. */
  openCase: (slug: string, writer: Writer) => Promise<StoredDraft>
  openNew: (writer: Writer) => StoredDraft
  /** The files that the draft would become if it were published now, and the name of the case, which may be one for now. */
  writeForLook: (draft: CaseDraft) => Promise<WrittenDraft & { slug: string }>
  /** All that speaks against it, and which cases it is like. */
  report: (draft: CaseDraft) => Promise<DraftReport>
  mayPublish: (draft: StoredDraft, publisher: Writer) => boolean
  publish: (id: string, version: number, publisher: Writer) => Promise<PublishAnswer>
}

/** The name of a case that has none yet, for as long as it is looked at. */
const slugForNow = 'kari-no-na'

/** Opens the desk over a folder of cases. */
export function openDesk(parts: DeskParts): Desk {
  const { casesFolder, state, checkDraft, today } = parts
  const published = openPublishedFiles(casesFolder, state)
  const demandDraft = (id: string): StoredDraft => {
    const found = state.drafts.read(id)
    if (!found) throw new AppError('DRAFT_GONE')
    return found
  }

  const writeForLook: Desk['writeForLook'] = async (draft) => {
    const slug = isSlug(draft.slug) ? draft.slug : slugForNow
    const written = writeDraft(asPublished({ ...draft, slug }), await published.read(slug))
    return { ...written, slug }
  }

  return {
    ...openCaseActs(parts),
    state,
    openCase: async (slug, writer) => {
      const [open] = state.drafts.bySlug(slug)
      if (open) return demandDraft(open.id)
      const files = await published.read(slug)
      if (!files) throw new AppError('CASE_NOT_FOUND', { slug })
      const { draft, problems } = readDraft(files, slug)
      if (!draft) throw new AppError('UNREADABLE_CASE', { problem: problems[0]?.want ?? '' })
      return state.drafts.create(draft, hashFiles(files), writer)
    },
    openNew: (writer) => state.drafts.create(makeBlankDraft(today()), undefined, writer),
    writeForLook,
    report: async (draft) => {
      const { files, slug, problems } = await writeForLook(draft)
      if (files) return checkDraft(slug, files)
      return { problems: problems.map(placeUnwritten), likenesses: [], unknownNumbers: [] }
    },
    mayPublish: (draft, publisher) => mayPublish(draft, publisher, state.readSettings()),
    publish: async (id, version, publisher) => {
      const found = demandDraft(id)
      if (found.version !== version) throw new AppError('DRAFT_CHANGED')
      if (!mayPublish(found, publisher, state.readSettings())) throw new AppError('SECOND_EDITOR')
      const { base, writerId } = found
      const draft = asPublished(found.draft)
      if (!isSlug(draft.slug)) return { problems: [noName] }
      const written = writeDraft(draft, await published.read(draft.slug))
      if (!written.files) return { problems: written.problems.map(placeUnwritten) }
      const { problems } = await checkDraft(draft.slug, written.files)
      const errors = problems.filter(({ severity }) => severity === 'error')
      if (errors.length > 0) return { problems: errors }
      const writer = writerId === undefined ? undefined : { accountId: writerId }
      const refused = await published.put(
        { slug: draft.slug, files: written.files, base },
        { kind: 'published', note: '', writer, publisher },
      )
      if (refused) return refused
      state.drafts.discard(id)
      return { published: draft.slug, lostRemarks: written.lostRemarks }
    },
  }
}

/** As readers would get it: a draft is written down as one only by hand. */
function asPublished(draft: CaseDraft): CaseDraft {
  return { ...draft, fields: { ...draft.fields, status: 'published' } }
}

const noName: DraftProblem = {
  severity: 'error',
  place: 'slug',
  got: '事例番号がない',
  want: '半角の英小文字・数字を「-」でつないだ名。公開のアドレスになる',
  example: 'miyoshi-town-koho',
}

/** What is refused before there are files has the place that its field names. */
function placeUnwritten({ field, got, want }: Problem): DraftProblem {
  return { severity: 'error', place: field, got, want }
}

/** What every new case begins with; the rest of the form is empty. */
function makeBlankDraft(today: string): CaseDraft {
  const empty = Object.fromEntries(sections.map(({ id }) => [id, ''])) as CaseDraft['sections']
  const fields = { visibility: 'public', status: 'draft', confidence: 'medium', checked: today }
  return { slug: '', fields, sections: empty, facts: [], asks: [] }
}
