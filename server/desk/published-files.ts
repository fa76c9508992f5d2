/** The files of cases as they are published: read, put in place and kept as versions with who did it. */

import {
  type CaseFiles,
  type CaseVersion,
  type PublishAnswer,
  writtenOutside,
} from '../contract/desk.ts'
import { hashEach, hashFiles } from './case-file/case-names.ts'
import { publishDisk } from './case-file/publish-disk.ts'
import { publishFiles, readFiles } from './case-file/publish-files.ts'
import { readDraft } from './case-file/read-draft.ts'
import type { DeskState } from './state/desk-state.ts'
import type { NewVersion } from './state/versions.ts'
import type { Writer } from './state/writer.ts'

type ToPut = {
  slug: string
  files: CaseFiles
  /** The hash of the files that its editor began with. */
  base: string | undefined
}

type Done = Pick<CaseVersion, 'kind' | 'note'> & Pick<NewVersion, 'writer' | 'publisher'>

export type PublishedFiles = {
  /** The files of a case; undefined where there is none. */
  read: (slug: string) => Promise<CaseFiles | undefined>
  /** Puts files in place and keeps them as a version; answers what is there instead where somebody else was first. */
  put: (
    toPut: ToPut,
    done: Done,
  ) => Promise<Extract<PublishAnswer, { conflict: unknown }> | undefined>
  /** Keeps a version, and before it the state of the case that only a hand has written. */
  keep: (version: NewVersion, before: { slug: string; files: CaseFiles | undefined }) => void
}

/** Opens the published files of a folder. */
export function openPublishedFiles(casesFolder: string, state: DeskState): PublishedFiles {
  const read = (slug: string) => readFiles(casesFolder, slug, publishDisk)

  /** What was written outside of the desk, before its first version or after its last one, must not be lost either. */
  const keepOther = (slug: string, files: CaseFiles | undefined, publisher: Writer) => {
    const latest = state.versions.latest(slug)
    const known = latest && state.versions.read(latest.id)
    if (files === undefined || (known && hashFiles(known) === hashFiles(files))) return
    state.versions.add({
      slug,
      kind: 'published',
      note: writtenOutside,
      files,
      writer: undefined,
      publisher,
    })
  }
  const keep: PublishedFiles['keep'] = (version, before) =>
    state.transact(() => {
      keepOther(before.slug, before.files, version.publisher)
      state.versions.add(version)
    })

  return {
    read,
    keep,
    put: async ({ slug, files, base }, done) => {
      const now = await read(slug)
      const isOther = (now && hashFiles(now)) !== base
      const put = isOther
        ? { conflict: now }
        : await publishFiles(casesFolder, slug, files, hashEach(now))
      if ('conflict' in put) return showConflict(slug, put.conflict)
      keep({ slug, files, ...done }, { slug, files: now })
      return undefined
    },
  }
}

function showConflict(
  slug: string,
  found: CaseFiles | undefined,
): Extract<PublishAnswer, { conflict: unknown }> {
  return {
    conflict: found && readDraft(found, slug).draft,
    base: found && hashFiles(found),
  }
}
