/** The desk: drafts become cases on the disk, by two people, and never over what somebody else has written. */

import type { Problem } from '../cases/case.ts'
import type {
  CaseDraft,
  CaseFiles,
  CaseVersion,
  DraftProblem,
  DraftReport,
  PublishAnswer,
} from '../contract/desk.ts'
import { isSlug, sections } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import { hashEach, hashFiles } from './case-file/case-names.ts'
import { publishDisk } from './case-file/publish-disk.ts'
import { publishFiles, readFiles } from './case-file/publish-files.ts'
import { readDraft } from './case-file/read-draft.ts'
import { withdrawFiles } from './case-file/withdraw-files.ts'
import { type WrittenDraft, writeDraft } from './case-file/write-draft.ts'
import type { DeskState } from './state/desk-state.ts'
import type { StoredDraft } from './state/draft-rows.ts'
import { mayPublish } from './state/may-publish.ts'
import type { Writer } from './state/writer.ts'

export type Desk = {
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
  /** Puts a former version back, as a version of its own. */
  takeBack: (versionId: string, publisher: Writer) => Promise<PublishAnswer>
  withdraw: (slug: string, reason: string, instead: string[], publisher: Writer) => Promise<void>
}

export type DeskParts = {
  /** One server at a time writes into it. */
  casesFolder: string
  state: DeskState
  checkDraft: (slug: string, files: CaseFiles) => Promise<DraftReport>
  today: () => string
}

/** The name of a case that has none yet, for as long as it is looked at. */
const slugForNow = 'kari-no-na'

/** Opens the desk over a folder of cases. */
export function openDesk({ casesFolder, state, checkDraft, today }: DeskParts): Desk {
  const readCase = (slug: string) => readFiles(casesFolder, slug, publishDisk)
  const demandDraft = (id: string): StoredDraft => {
    const found = state.drafts.read(id)
    if (!found) throw new AppError('DRAFT_GONE')
    return found
  }

  /** Before the first version of the desk, the case was written by hand: that state is kept, too. */
  const keepFirst = (slug: string, files: CaseFiles | undefined, publisher: Writer) => {
    if (files === undefined || state.versions.latest(slug)) return
    const note = '机の外で書かれたもの'
    state.versions.add({ slug, kind: 'published', note, files, writer: undefined, publisher })
  }

  const put = async (
    { slug, files, base }: { slug: string; files: CaseFiles; base: string | undefined },
    version: { kind: CaseVersion['kind']; note: string; writer: Writer | undefined },
    publisher: Writer,
  ): Promise<Extract<PublishAnswer, { conflict: unknown }> | undefined> => {
    const now = await readCase(slug)
    const isOther = (now && hashFiles(now)) !== base
    const done = isOther
      ? { conflict: now }
      : await publishFiles(casesFolder, slug, files, hashEach(now))
    if ('conflict' in done) {
      const found = done.conflict
      return {
        conflict: found && readDraft(found, slug).draft,
        base: found && hashFiles(found),
      }
    }
    state.transact(() => {
      keepFirst(slug, now, publisher)
      state.versions.add({ slug, ...version, files, publisher })
    })
    return undefined
  }

  const writeForLook: Desk['writeForLook'] = async (draft) => {
    const slug = isSlug(draft.slug) ? draft.slug : slugForNow
    const written = writeDraft(asPublished({ ...draft, slug }), await readCase(slug))
    return { ...written, slug }
  }

  return {
    state,
    openCase: async (slug, writer) => {
      const [open] = state.drafts.bySlug(slug)
      if (open) return demandDraft(open.id)
      const files = await readCase(slug)
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
      const written = writeDraft(draft, await readCase(draft.slug))
      if (!written.files) return { problems: written.problems.map(placeUnwritten) }
      const { problems } = await checkDraft(draft.slug, written.files)
      const errors = problems.filter(({ severity }) => severity === 'error')
      if (errors.length > 0) return { problems: errors }
      const writer = writerId === undefined ? undefined : { accountId: writerId }
      const refused = await put(
        { slug: draft.slug, files: written.files, base },
        { kind: 'published', note: '', writer },
        publisher,
      )
      if (refused) return refused
      state.drafts.discard(id)
      return { published: draft.slug, lostRemarks: written.lostRemarks }
    },
    takeBack: async (versionId, publisher) => {
      const version = state.versions.find(versionId)
      const files = state.versions.read(versionId)
      if (!version || !files) throw new AppError('NOT_FOUND')
      const now = await readCase(version.slug)
      const refused = await put(
        { slug: version.slug, files, base: now && hashFiles(now) },
        { kind: 'taken-back', note: `${version.at.slice(0, 10)}の版に戻した`, writer: publisher },
        publisher,
      )
      return refused ?? { published: version.slug, lostRemarks: [] }
    },
    withdraw: async (slug, reason, instead, publisher) => {
      const now = await readCase(slug)
      if (!now) throw new AppError('CASE_NOT_FOUND', { slug })
      const withdrawal = { on: today(), reason, ...(instead.length > 0 && { instead }) }
      const done = await withdrawFiles(casesFolder, slug, withdrawal, hashEach(now))
      if ('conflict' in done) throw new AppError('DRAFT_CHANGED')
      if ('problems' in done) throw new AppError('DRAFT_REFUSED', { problem: describe(done) })
      state.transact(() => {
        keepFirst(slug, now, publisher)
        state.versions.add({
          ...{ slug, kind: 'withdrawn', note: reason, files: now },
          ...{ writer: publisher, publisher },
        })
      })
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

function describe({ problems }: { problems: readonly { got: string; want: string }[] }): string {
  const [first] = problems
  return first ? `${first.got} / ${first.want}` : ''
}

/** What every new case begins with; the rest of the form is empty. */
function makeBlankDraft(today: string): CaseDraft {
  const empty = Object.fromEntries(sections.map(({ id }) => [id, ''])) as CaseDraft['sections']
  const fields = { visibility: 'public', status: 'draft', confidence: 'medium', checked: today }
  return { slug: '', fields, sections: empty, facts: [], asks: [] }
}
