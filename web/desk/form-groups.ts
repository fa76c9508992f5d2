/** The parts of the form in the order in which a case is written. */

import type { DeskField } from '../../server/contract/desk.ts'

/** A part of the form; the three that are no fields of the head have their names here too. */
type Group = { id: string; title: string; lead: string; names: readonly string[] }

const groups: readonly Group[] = [
  {
    id: 'what',
    title: '題と所',
    lead: 'どこの、何の事例か。',
    names: ['title', 'municipalities', 'populationClass', 'period'],
  },
  {
    id: 'scene',
    title: '場面とテーマ',
    lead: 'どこで、どれほど深く変えたか。',
    names: ['scenes', 'path', 'themes', 'collections', 'fields', 'barriers'],
  },
  {
    id: 'sources',
    title: '出典',
    lead: '公開された資料だけ。本文の文ごとに、ここの番号を付ける。',
    names: ['sources'],
  },
  { id: 'facts', title: '事実', lead: '資料で確かめたことを、一つずつ。', names: [] },
  {
    id: 'text',
    title: '本文',
    lead: '五つの節。資料にあることだけを、だれがしたかを書く。',
    names: [],
  },
  {
    id: 'points',
    title: '要約と要点',
    lead: '本文から抜き出す。',
    names: ['summary', 'quotes', 'outcome', 'responses'],
  },
  {
    id: 'people',
    title: '人と所',
    lead: '動かした人と、いま聞ける所。',
    names: ['actors', 'department', 'adopters'],
  },
  {
    id: 'words',
    title: '見つかる言葉',
    lead: '困っている人の言葉で見つかるように。',
    names: ['keywords', 'questions'],
  },
  {
    id: 'rest',
    title: '仕上げ',
    lead: '分からないこと、つながり、公開の範囲。',
    names: ['unknown', 'related', 'visibility', 'confidence', 'checked'],
  },
]

export type FormPart = Omit<Group, 'names'> & { fields: DeskField[] }

/** Every field in its part; one that no part names is with the last, so that none is out of reach. */
export function groupFields(fields: readonly DeskField[]): FormPart[] {
  const named = new Set(groups.flatMap(({ names }) => names))
  const others = fields.filter(({ name }) => !named.has(name))
  return groups.map(({ names, ...group }, index) => {
    const own = names.flatMap((name) => fields.filter((field) => field.name === name))
    return { ...group, fields: index === groups.length - 1 ? [...own, ...others] : own }
  })
}
