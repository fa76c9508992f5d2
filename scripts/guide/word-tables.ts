/** The closed vocabularies and the sections as Markdown tables. */

import {
  barriers,
  collections,
  levels,
  populationClasses,
  scenes,
  sections,
  stages,
  type Term,
  themes,
} from '../../server/contract/vocabulary.ts'
import { sectionGuidance } from '../scaffold/sections.ts'
import { writeTable } from './table.ts'

/** The 12 scenes as the grid they are, each with the word to write and its working name. */
export function writeSceneTable(): string {
  const rows = levels.map((level) => [
    `**${level.label}**<br>${level.note}`,
    ...stages.map((stage) => {
      const scene = scenes.find((one) => one.stage === stage.id && one.level === level.id)
      return scene ? `${scene.mark} ${scene.name}<br>\`${scene.label}\`` : ''
    }),
  ])
  return writeTable(['', ...stages.map(({ label, note }) => `**${label}**<br>${note}`)], rows)
}

/** The words of the other closed fields. */
export function writeWordTable(): string {
  const rows: [string, readonly Term[]][] = [
    ['populationClass', populationClasses],
    ['collections', collections],
    ['themes', themes],
    ['barriers', barriers],
  ]
  return writeTable(
    ['項目', '使える言葉'],
    rows.map(([name, terms]) => [`\`${name}\``, terms.map(({ label }) => label).join('、')]),
  )
}

/** What each section of the body is to tell. */
export function writeSectionTable(): string {
  return writeTable(
    ['見出し', '書くこと'],
    sections.map(({ id, label }) => [`\`## ${label}\``, sectionGuidance[id]]),
  )
}
