import { access, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { fillGuide, GuideMarkerError } from '../../scripts/cases/fill-guide.ts'
import { writeTable } from '../../scripts/text-table.ts'
import { checkFolder } from '../../server/cases/check.ts'
import { frontMatterSchema } from '../../server/cases/schema.ts'
import { barriers, scenes, sections } from '../../server/contract/vocabulary.ts'
import { bend } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const place = new URL('../../cases/README.md', import.meta.url)
const guide = (await readFile(place, 'utf8')).replaceAll('\r\n', '\n')

describe('the tables of the guide', () => {
  test('are what the schema and the vocabulary say (npm run cases:guide writes them)', () => {
    expect(fillGuide(guide)).toBe(guide)
  })

  test('name every field, every scene, every barrier and every section', () => {
    for (const name of Object.keys(frontMatterSchema.properties)) {
      expect(guide).toContain(`| \`${name}\` |`)
    }
    for (const { label } of [...scenes, ...barriers]) expect(guide).toContain(label)
    for (const { label } of sections) expect(guide).toContain(`| \`## ${label}\` |`)
  })

  test('are written again where they are stale, whatever the line ends', () => {
    const stale = guide.replace('| `title` | 題 |', '| `title` | 別の題 |')
    expect(fillGuide(stale)).toBe(guide)
    expect(fillGuide(guide.replaceAll('\n', '\r\n'))).toBe(guide)
  })

  test('need their markers', () => {
    expect(() => fillGuide(guide.replace('<!-- /words -->', ''))).toThrow(GuideMarkerError)
  })

  test('keep a bar inside a cell apart from the bars between cells', () => {
    expect(writeTable(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |')
  })
})

describe('the examples of the guide', () => {
  test('the good one passes every rule', async () => {
    expect(await checkExample('よい例')).toEqual([])
  })

  test('the bad one is found bad for its words and its lack of sources', async () => {
    const fields = (await checkExample('よくない例')).map(({ field }) => field)
    expect(new Set(fields)).toEqual(new Set(['表記', '出典の印']))
  })

  /** What the checker says of a case whose background is the example under this heading. */
  async function checkExample(heading: string) {
    const example = guide.split(`### ${heading}\n\n\`\`\`text\n`)[1]?.split('\n```')[0]
    if (example === undefined) throw new Error(`no example: ${heading}`)
    const folder = await makeFolder({ 'x.md': bend('待ち時間が長かった[^1]。', example) })
    return (await checkFolder(folder)).problems
  }
})

test('every case that the guide points to exists', async () => {
  const names = [...guide.matchAll(/\]\(([a-z0-9-]+\.md)\)/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) await access(new URL(name, place))
})
