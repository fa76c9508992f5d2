/** Title, description and canonical address of a page: the head on the server, the title in the browser. */

import { formatPlaces, splitLines, splitTitle } from './format.ts'
import type { PageData } from './page-data.ts'
import { searchHref } from './url.ts'

const siteName = '改善事例ライブラリ'

/** The title of the window. */
export function titleOf(data: PageData): string {
  const title = ownTitle(data)
  return title === '' ? siteName : `${title} ─ ${siteName}`
}

/** One sentence for search engines and link previews. */
export function describePage(data: PageData): string {
  switch (data.page) {
    case 'start':
      return `自治体が自らを改めた${data.start.holdings.cases}の事例を、困りごとの言葉と12の場面から探す。`
    case 'case':
      return `${formatPlaces(data.case.municipalities)}。${splitLines(data.case.summary).join('')}`
    case 'coverage':
      return `収めた${data.coverage.cases}の事例が何を覆い、どこが薄いか。場面、年代、都道府県、出典の数。`
    default:
      return '自治体が自らを改めた事例を、困りごとの言葉と12の場面から探す。'
  }
}

/** The one address of the page, or undefined where there is nothing to come back to. */
export function canonicalPath(data: PageData): string | undefined {
  switch (data.page) {
    case 'start':
      return '/'
    case 'results':
      return searchHref(data.state)
    case 'case':
      return `/cases/${data.case.slug}`
    case 'coverage':
      return '/coverage'
    default:
      return undefined
  }
}

function ownTitle(data: PageData): string {
  switch (data.page) {
    case 'start':
      return ''
    case 'results':
      return titleOfResults(data)
    case 'case':
      return splitTitle(data.case.title).main
    case 'coverage':
      return '収録の状況'
    case 'missing':
      return 'ページがない'
    case 'error':
      return '誤り'
  }
}

function titleOfResults({ state, answer }: Extract<PageData, { page: 'results' }>): string {
  const what = state.q === '' ? '事例を探す' : state.q
  return answer.noAnswer ? `${what}（該当なし）` : `${what}（${answer.total}件）`
}
