/** Who acts in a case, by the part they play. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupByRole } from '../../server/cases/roles.ts'
import { propertyRuns } from '../support/any-text.ts'

test.each([
  ['山崎広太郎市長（当時）', '首長'],
  ['三日月大造知事', '首長'],
  ['財政局総務課', '管理部門'],
  ['行政改革推進室', '管理部門'],
  ['市民課', '職場・職員'],
  ['各職場の職員', '職場・職員'],
  ['後藤好邦氏（山形市職員）', '職場・職員'],
  ['経営管理委員会', '議会・委員会'],
  ['市議会', '議会・委員会'],
  ['株式会社チェンジウェーブ', '事業者'],
  ['SPC「PFI近江八幡」', '事業者'],
  ['自治会・町内会', '住民・団体'],
  ['市民レポーター・サポーター', '住民・団体'],
  ['東洋大学', 'ほか'],
  ['精霊', 'ほか'],
])('%s is %s', (actor, label) => {
  expect(groupByRole([actor])).toMatchObject([{ label, actors: [actor] }])
})

test('roles stand in one order, and actors in theirs', () => {
  const roles = groupByRole(['市民', '市民課', '市長', '総務課', '税務課'])
  expect(roles.map(({ label, actors }) => [label, ...actors])).toEqual([
    ['首長', '市長'],
    ['管理部門', '総務課'],
    ['職場・職員', '市民課', '税務課'],
    ['住民・団体', '市民'],
  ])
})

test('whoever is named is in exactly one role', () => {
  const actor = fc.oneof(fc.string(), fc.constantFrom('市長', '市民課', '議会', '住民（市職員）'))
  fc.assert(
    fc.property(fc.array(actor), (actors) => {
      const grouped = groupByRole(actors).flatMap((role) => role.actors)
      expect(grouped.sort()).toEqual([...actors].sort())
    }),
    { numRuns: propertyRuns },
  )
})
