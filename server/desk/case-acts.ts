/** What any editor may do with a published case at once: take a version back, withdraw it, give it another name. */

import type { CaseDraft, CaseFiles, CaseVersion, PublishAnswer } from '../contract/desk.ts'
import { formatDate, readDayInJapan } from '../contract/format.ts'
import { isSlugValue } from '../contract/untrusted-values.ts'
import { isSlug } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import { hashEach, hashFiles } from './case-file/case-names.ts'
import { readDraft } from './case-file/read-draft.ts'
import { renameCase } from './case-file/rename-case.ts'
import { withdrawFiles } from './case-file/withdraw-files.ts'
import { writeDraft } from './case-file/write-draft.ts'
import { describeWithdrawal } from './describe-withdrawal.ts'
import type { DeskParts } from './desk-parts.ts'
import { openPublishedFiles } from './published-files.ts'
import type { Writer } from './state/writer.ts'

/** A case as it is now, before somebody decides about it. */
export type CaseNow = {
  /** Undefined where there are no files. */
  files: CaseFiles | undefined
  /** By which an act names what its editor has seen. */
  hash: string | undefined
  /** Undefined where there are no files, or none that can be read. */
  draft: CaseDraft | undefined
  /** Of a case that is gone, the last one it had. */
  title: string | undefined
  /** Of its former names, too; the newest first. */
  versions: CaseVersion[]
}

/** `seen` is the hash of the files that the editor had before him; without one nothing is compared. */
type Act = { slug: string; seen: string | undefined; publisher: Writer }

export type CaseActs = {
  readCase: (slug: string) => Promise<CaseNow>
  /** Puts a former version back, as a version of its own; under the name that the case has now. */
  takeBack: (act: Act & { versionId: string }) => Promise<PublishAnswer>
  withdraw: (act: Act & { reason: string; instead: readonly string[] }) => Promise<void>
  /** Gives the case another name, to which the old one goes on leading. */
  rename: (act: Act & { newSlug: string }) => Promise<void>
}

/** Opens the acts over a folder of cases. */
export function openCaseActs({ casesFolder, state, checkDraft, today }: DeskParts): CaseActs {
  const published = openPublishedFiles(casesFolder, state)

  const readCase: CaseActs['readCase'] = async (slug) => {
    const files = await published.read(slug)
    const draft = files && readDraft(files, slug).draft
    const names = new Set([slug, ...listAliases(draft)])
    const versions = [...names].flatMap((name) => state.versions.list(name))
    versions.sort((a, b) => Number(b.id) - Number(a.id))
    const [latest] = versions
    const last = latest && state.versions.read(latest.id)
    const title = titleOf(draft ?? (last && readDraft(last, slug).draft))
    return { files, hash: files && hashFiles(files), draft, title, versions }
  }
  const readSeen = async ({ slug, seen }: Pick<Act, 'slug' | 'seen'>): Promise<CaseNow> => {
    const now = await readCase(slug)
    if (seen !== undefined && seen !== now.hash) throw new AppError('DRAFT_CHANGED')
    return now
  }

  return {
    readCase,
    takeBack: async ({ slug, seen, publisher, versionId }) => {
      const now = await readSeen({ slug, seen })
      const version = now.versions.find(({ id }) => id === versionId)
      const kept = version && state.versions.read(versionId)
      if (!version || !kept) throw new AppError('NOT_FOUND')
      const files = version.slug === slug ? kept : moveFiles(kept, version.slug, slug, now)
      const { problems } = await checkDraft(slug, files)
      const errors = problems.filter(({ severity }) => severity === 'error')
      if (errors.length > 0) return { problems: errors }
      const day = formatDate(readDayInJapan(Date.parse(version.at)))
      const note = `${day}の版に戻した`
      const refused = await published.put(
        { slug, files, base: now.hash },
        { kind: 'taken-back', note, writer: publisher, publisher },
      )
      return refused ?? { published: slug, lostRemarks: [] }
    },
    withdraw: async ({ slug, seen, publisher, reason, instead }) => {
      const { files, draft } = await readSeen({ slug, seen })
      if (!files) throw new AppError('CASE_NOT_FOUND', { slug })
      const withdrawal = describeWithdrawal(draft, { on: today(), reason, instead })
      const done = await withdrawFiles(casesFolder, slug, withdrawal, hashEach(files))
      if ('conflict' in done) throw new AppError('DRAFT_CHANGED')
      if ('problems' in done) throw new AppError('DRAFT_REFUSED', { problem: describe(done) })
      published.keep(
        { slug, kind: 'withdrawn', note: reason, files, writer: publisher, publisher },
        { slug, files },
      )
    },
    rename: async ({ slug, seen, publisher, newSlug }) => {
      const { files } = await readSeen({ slug, seen })
      if (!files) throw new AppError('CASE_NOT_FOUND', { slug })
      if (!isSlug(newSlug) || newSlug === slug) throw new AppError('BAD_SLUG')
      // A draft knows its case by its name, and would bring the old one back.
      if (state.drafts.bySlug(slug).length > 0) throw new AppError('DRAFT_OPEN')
      const done = await renameCase(casesFolder, slug, newSlug, hashEach(files))
      if ('conflict' in done) throw new AppError('DRAFT_CHANGED')
      if ('problems' in done) throw new AppError('DRAFT_REFUSED', { problem: describe(done) })
      const version = { slug: newSlug, kind: 'renamed', note: `前の名は ${slug}` } as const
      published.keep(
        { ...version, files: done.files, writer: publisher, publisher },
        { slug, files },
      )
    },
  }
}

function titleOf(draft: CaseDraft | undefined): string | undefined {
  const title = draft?.fields['title']
  return typeof title === 'string' && title !== '' ? title : undefined
}

function listAliases(draft: CaseDraft | undefined): string[] {
  const aliases = draft?.fields['aliases']
  return Array.isArray(aliases) ? aliases.filter(isSlugValue) : []
}

/** Files of a former name under the one of now, which goes on to be reached by all of them. */
function moveFiles(kept: CaseFiles, former: string, slug: string, now: CaseNow): CaseFiles {
  const { draft, problems } = readDraft(kept, former)
  if (!draft) throw new AppError('DRAFT_REFUSED', { problem: describe({ problems }) })
  const fields = { ...draft.fields, aliases: listAliases(now.draft) }
  const written = writeDraft({ ...draft, slug, fields }, now.files)
  if (written.files) return written.files
  throw new AppError('DRAFT_REFUSED', { problem: describe(written) })
}

/** The first of the problems, in words. */
function describe({ problems }: { problems: readonly { got: string; want: string }[] }): string {
  const [first] = problems
  return first ? `${first.got} / ${first.want}` : ''
}
