import type { VNode } from 'preact'
import { facets } from '../../server/vocabulary.ts'
import type { Dropped } from '../page-data.ts'
import { Notice } from './Notice.tsx'

const mostNamed = 5

const otherNames: Readonly<Record<string, string>> = {
  from: '期間の初め',
  to: '期間の終わり',
  period: '期間',
  sort: '並び',
  page: 'ページ',
}

/** Conditions of an old link that could not be used: named, so that nobody takes the list for a narrower one. */
export function DroppedNotice({ dropped }: { dropped: readonly Dropped[] }): VNode {
  const rest = dropped.length - mostNamed
  return (
    <Notice word="使えない条件">
      {dropped
        .slice(0, mostNamed)
        .map(({ name, value }) => `${nameOf(name)}「${shorten(value)}」`)
        .join('、')}
      {rest > 0 && `ほか${rest}つ`}を外して探した。古いリンクか、書き誤りと思われる。
    </Notice>
  )
}

function nameOf(name: string): string {
  return facets.find(({ id }) => id === name)?.label ?? otherNames[name] ?? shorten(name)
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text
}
