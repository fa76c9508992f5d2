/** The form that is made from the schema of a case. */

import { describe, expect, it } from 'vitest'
import { isLenient } from '../../server/cases/field-kinds.ts'
import { findField, frontMatterSchema } from '../../server/cases/schema.ts'
import type { DeskField } from '../../server/contract/desk.ts'
import { isOptional, type Shape } from '../../server/contract/shape.ts'
import {
  barriers,
  collections,
  outcomeStates,
  populationClasses,
  prefectures,
  scenes,
  sourceKinds,
  themes,
} from '../../server/contract/vocabulary.ts'
import { labelFactParts, listFormFields } from '../../server/desk/form-fields.ts'

type Named = { path: string; field: DeskField; shape: Shape }

/** Every field of the form, those of groups and rows after them, with the part of the schema it is made from. */
function listAll(fields: readonly DeskField[], parent: string): Named[] {
  return fields.flatMap((field) => {
    const path = `${parent}/${field.name}`
    const shape = findField(path)
    if (!shape) throw new Error(`${path} is not in the schema`)
    const isRows = field.input.kind === 'rows'
    const inner = 'fields' in field.input ? field.input.fields : []
    return [{ path, field, shape }, ...listAll(inner, isRows ? `${path}/0` : path)]
  })
}

const all = listAll(listFormFields(), '')

/** What the schema has, counted from the schema. */
function countShapes(properties: Readonly<Record<string, Shape>>): number {
  return Object.values(properties).reduce((sum, shape) => {
    const inner = shape.type === 'array' ? shape.items?.properties : shape.properties
    const isNames = Array.isArray(shape.type)
    return sum + 1 + (inner && !isNames ? countShapes(inner) : 0)
  }, 0)
}

describe('the form', () => {
  it('has every field of the schema, in its order, and no other', () => {
    expect(all).toHaveLength(countShapes(frontMatterSchema.properties))
    expect(listFormFields().map(({ name }) => name)).toEqual(
      Object.keys(frontMatterSchema.properties),
    )
  })

  it.each(all)('$path is named as in the schema, and needed as there', ({ field, shape }) => {
    expect(field.title).toBe(shape.title)
    const need = !isOptional(shape) ? 'must' : isLenient(shape) ? 'should' : 'may'
    expect(field.need).toBe(need)
  })

  it.each(all)('$path has one line of help, and nothing of how a file is written', ({ field }) => {
    expect(field.help).not.toBe('')
    expect(`${field.help}${field.example}`).not.toMatch(/引用符|YAML|\{|"|\|-|\n/)
  })

  it.each(all)('$path takes as much as the schema allows', ({ field: { input }, shape }) => {
    const most = 'most' in input ? input.most : undefined
    const longest = 'longest' in input ? input.longest : undefined
    expect(most ?? longest).toBe(
      input.kind === 'choice' ? undefined : (shape['maxItems'] ?? limitOf(shape, input)),
    )
  })

  it('offers the words of the vocabularies by their labels', () => {
    const labels = Object.fromEntries(
      all.flatMap(({ path, field: { input } }) =>
        'choices' in input ? [[path, input.choices.map(({ label }) => label)]] : [],
      ),
    )
    const known = {
      '/municipalities/0/prefecture': prefectures,
      '/populationClass': populationClasses,
      '/collections': collections,
      '/scenes': scenes,
      '/path/0/scene': scenes,
      '/themes': themes,
      '/barriers': barriers,
      '/responses/0/barrier': barriers,
      '/outcome/state': outcomeStates,
      '/sources/0/kind': sourceKinds,
    }
    for (const [path, terms] of Object.entries(known)) {
      expect(labels[path], path).toEqual(terms.map(({ label }) => label))
    }
    expect(labels['/confidence']).toEqual(['高い', '中くらい'])
    expect(labels['/visibility']).toEqual(['だれでも', '会員だけ'])
    expect(labels['/status']).toEqual(['公開', '下書き。画面に出ない'])
  })

  it('offers only values that the schema takes', () => {
    for (const { path, field, shape } of all) {
      if (!('choices' in field.input)) continue
      const words = shape.enum ?? shape.items?.enum ?? []
      expect(
        field.input.choices.map(({ value }) => value),
        path,
      ).toEqual(words)
    }
  })

  it('asks for days, years, sentences and lists as such', () => {
    const kindOf = (path: string) => all.find((one) => one.path === path)?.field.input.kind
    expect(kindOf('/checked')).toBe('day')
    expect(kindOf('/updates/0/date')).toBe('day')
    // The day of a source may be known to the year only.
    expect(kindOf('/sources/0/date')).toBe('line')
    expect(kindOf('/period/from')).toBe('year')
    expect(kindOf('/sources/0/id')).toBe('number')
    expect(kindOf('/quotes/cost')).toBe('sentence')
    expect(kindOf('/outcome/sentence')).toBe('sentence')
    expect(kindOf('/responses/0/sentence')).toBe('sentence')
    expect(kindOf('/summary')).toBe('text')
    expect(kindOf('/questions')).toBe('lines')
    expect(kindOf('/sources/0/author')).toBe('lines')
  })
})

function limitOf(shape: Shape, { kind }: DeskField['input']): unknown {
  return ['line', 'text', 'sentence'].includes(kind) ? shape['maxLength'] : undefined
}

it('the lists of facts have the names of the sections they are for', () => {
  const parts = ['background', 'actions', 'results', 'success_factors', 'challenges']
  expect(labelFactParts(parts).map(({ label }) => label)).toEqual([
    ...['背景', '取り組み', '成果', '工夫', 'つまずきとその後'],
  ])
})
