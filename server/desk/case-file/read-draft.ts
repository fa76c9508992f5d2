/** The files of a case as the draft its editor works on, and what in them the draft has no place for. */

import type { Problem } from '../../cases/case.ts'
import { frontMatterSchema } from '../../cases/schema.ts'
import { createPlaceFinder } from '../../cases/yaml.ts'
import type { CaseDraft, CaseFileKind, CaseFiles, DraftNote } from '../../contract/desk.ts'
import type { Piece } from './cut-body.ts'
import { isFactList } from './fact-lines.ts'
import { isMap, type PlaceOf, readValues } from './read-values.ts'
import { listRemarks } from './remarks.ts'
import type { Value, ValueMap } from './write-yaml.ts'

export type DraftReading =
  | { draft: CaseDraft; notes: DraftNote[]; problems: [] }
  | { draft?: undefined; problems: Problem[] }

/** Reads the files of a case; where one of them cannot be read there is no draft, for it would be lost. */
export function readDraft(files: CaseFiles, slug: string): DraftReading {
  const { values, problems } = readValues(files, slug)
  if (!values) return { problems }
  const { draft, yaml, pieces, bodyLine, placeOf, facts } = values
  const notes = [
    ...noteNames(draft.fields, placeOf),
    ...noteStrayText(pieces, bodyLine),
    ...noteRemarks('body', yaml, 1),
    ...noteFacts(facts, files.facts ?? ''),
    ...noteRemarks('facts', files.facts ?? '', 0),
    ...noteRemarks('asks', files.asks ?? '', 0),
  ]
  return { draft, notes, problems: [] }
}

function noteNames(data: ValueMap, placeOf: PlaceOf): DraftNote[] {
  return Object.keys(data)
    .filter((name) => !Object.hasOwn(frontMatterSchema.properties, name))
    .map((name) => ({ file: 'body', kind: 'name', line: placeOf(`/${name}`).line, text: name }))
}

function noteStrayText(pieces: readonly Piece[], bodyLine: number): DraftNote[] {
  return pieces
    .filter(({ section, before, text }) => section === undefined && (before + text).trim() !== '')
    .map(({ line, before, text }) => ({
      ...{ file: 'body', kind: 'stray-text', line: bodyLine + line - 1 },
      text: (before + text).trim().split('\n')[0] ?? '',
    }))
}

function noteRemarks(file: CaseFileKind, yaml: string, moved: number): DraftNote[] {
  return listRemarks(yaml).map(({ line, text }) => ({
    file,
    kind: 'remark',
    line: line + moved,
    text,
  }))
}

function noteFacts(data: ValueMap, text: string): DraftNote[] {
  const placeOf = createPlaceFinder(text)
  const note = (kind: DraftNote['kind'], name: string, pointer: string): DraftNote => ({
    ...{ file: 'facts', kind, line: placeOf(pointer).line, text: name },
  })
  return Object.entries(data).flatMap(([name, list]): DraftNote[] => {
    if (name === 'slug') return []
    if (!isFactList(name, list))
      return [note(isOtherList(list) ? 'other-list' : 'name', name, `/${name}`)]
    return (list as Value[]).flatMap((item, index) =>
      Object.keys(item as ValueMap)
        .filter((key) => key !== 'fact' && key !== 'src')
        .map((key) => note('name', key, `/${name}/${index}/${key}`)),
    )
  })
}

/** A list of which only some items are facts. */
function isOtherList(list: Value | undefined): boolean {
  return Array.isArray(list) && list.some((item) => isMap(item) && 'fact' in item)
}
