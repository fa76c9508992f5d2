/** Versions of a case in words. */

import { type CaseVersion, writtenOutside } from '../../server/contract/desk.ts'
import { formatMoment } from '../members/format-moment.ts'

const kinds: Readonly<Record<CaseVersion['kind'], string>> = {
  published: '公開',
  withdrawn: '公開をやめた',
  renamed: '名を変えた',
  'taken-back': '前の版に戻した',
}

/** What was done when the version came to be. */
export function nameKind({ kind, note }: Pick<CaseVersion, 'kind' | 'note'>): string {
  return note === writtenOutside ? note : kinds[kind]
}

/** A version among others; two may be of one minute. */
export function nameVersion(version: CaseVersion): string {
  return `${formatMoment(version.at)}（${nameKind(version)}）`
}
