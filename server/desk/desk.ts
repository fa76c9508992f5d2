/** The desk: drafts become cases on the disk, by two people, and never over what somebody else has written. */

import type { CaseDraft, CaseFiles, CaseVersion, PublishAnswer } from '../contract/desk.ts'
import { sections } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import { hashEach, hashFiles } from './case-file/case-names.ts'
import { publishDisk } from './case-file/publish-disk.ts'
import { publishFiles, readFiles } from './case-file/publish-files.ts'
import { readDraft } from './case-file/read-draft.ts'
import { withdrawFiles } from './case-file/withdraw-files.ts'
import { writeDraft } from './case-file/write-draft.ts'
import type { DeskState } from './state/desk-state.ts'
import type { StoredDraft } from './state/draft-rows.ts'
import { mayPublish } from './state/may-publish.ts'
import type { Writer } from './state/writer.ts'

export type Desk = {
  state: DeskState
  /** A draft of the case: the one there is, else a new one made of its files. */
  openCase: (slug: string, writer: Writer) => Promise<StoredDraft>
  openNew: (writer: Writer) => StoredDraft
  /** The files that the draft would become, on top of those that the case has. */
  writeFiles: (draft: CaseDraft) => Promise<ReturnType<typeof writeDraft>>
  mayPublish: (draft: StoredDraft, publisher: Writer) => boolean
  publish: (id: string, version: number, publisher: Writer) => Promise<PublishAnswer>
  /** Puts a former version back, as a version of its own. */
  takeBack: (versionId: string, publisher: Writer) => Promise<PublishAnswer>
  withdraw: (slug: string, reason: string, instead: string[], publisher: Writer) => Promise<void>
}

/** Opens the desk over a folder of cases; one server at a time writes into it. */
export function openDesk(casesFolder: string, state: DeskState, today: () => string): Desk {
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
    writeFiles: async (draft) => writeDraft(draft, await readCase(draft.slug)),
    mayPublish: (draft, publisher) => mayPublish(draft, publisher, state.readSettings()),
    publish: async (id, version, publisher) => {
      const found = demandDraft(id)
      if (found.version !== version) throw new AppError('DRAFT_CHANGED')
      if (!mayPublish(found, publisher, state.readSettings())) throw new AppError('SECOND_EDITOR')
      const { base, writerId } = found
      const draft = { ...found.draft, fields: { ...found.draft.fields, status: 'published' } }
      const before = await readCase(draft.slug)
      const written = writeDraft(draft, before)
      if (!written.files) throw new AppError('DRAFT_REFUSED', { problem: describe(written) })
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
