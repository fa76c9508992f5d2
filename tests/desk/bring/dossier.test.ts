import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { bringDossier } from '../../../server/desk/bring/bring.ts'
import { readDossier } from '../../../server/desk/bring/read-dossier.ts'

describe('a dossier', () => {
  it('of each shipped case gives every fact with its sources, every field and every source', async () => {
    const names = await readdir('cases/facts')
    expect(names.length).toBeGreaterThan(100)
    for (const name of names) {
      const text = await readFile(`cases/facts/${name}`, 'utf8')
      const { draft, unplaced } = readDossier(text)
      const data = parse(text)
      expect(draft.slug, name).toBe(data.slug)
      const parts = ['background', 'actions', 'results', 'success_factors', 'challenges']
      const facts = parts.flatMap((part) =>
        (data[part] ?? []).map(({ fact, src }: { fact: string; src: number[] }) => ({
          ...{ part, fact, sources: src },
        })),
      )
      const byPart = parts.flatMap((part) => draft.facts.filter((fact) => fact.part === part))
      expect(byPart, name).toEqual(facts)
      expect(draft.fields, name).toMatchObject({
        title: data.title,
        municipalities: data.municipality,
        populationClass: data.population_class,
        period: data.period,
        scenes: data.scenes,
        sources: data.sources,
      })
      // The remarks of whoever looked it up have no field.
      expect(
        unplaced.map(({ text }) => text),
        name,
      ).toEqual(data.notes ? [data.notes] : [])
    }
  })

  it('gives its asks, and shows what it does not know', async () => {
    const { draft, unplaced } = await bringDossier(
      'slug: a-b\ntitle: 題\nasks: [窓口が混む, 人が足りない]\ncost: 3\nperiod: 2012\nresults:\n  - fact: 甲。\n    src: [1]\n  - fact: 乙。\n    src: 一\n  - 丙。\n',
    )
    expect(draft).toMatchObject({
      slug: 'a-b',
      fields: { title: '題' },
      facts: [{ part: 'results', fact: '甲。', sources: [1] }],
      asks: ['窓口が混む', '人が足りない'],
    })
    expect(unplaced.map(({ text }) => text)).toEqual([
      '{"fact":"乙。","src":"一"}',
      '丙。',
      'cost: 3',
      'period: 2012',
    ])
  })

  it.each([
    ['窓口の話', '「項目: 値」の形'],
    ['- 甲\n- 乙', '「項目: 値」の形'],
    ['a: [', 'YAML として読めません。ファイル:'],
    [`a: ${'['.repeat(40)}`, '入れ子が深すぎ'],
    ['a: &x 1\nb: *x', 'YAML として読めません'],
    ['a: !!js/function "x"', 'YAML として読めません'],
  ])('that is no YAML of fields is refused with the place: %j', (text, said) => {
    expect(() => readDossier(text)).toThrow(said)
  })
})
