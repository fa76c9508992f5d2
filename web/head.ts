/** Title, description and canonical address of a page: the head on the server, the title in the browser. */

import { searchHref } from '../server/contract/address.ts'
import { imprint } from '../server/contract/citation.ts'
import { formatPlaces, splitLines, splitTitle } from '../server/contract/format.ts'
import type { PageData } from '../server/contract/page-data.ts'
import { casesHref, kitHref, nameCases, onePageHref } from './case-links.ts'

const siteName = imprint.library

/** The title of the window. */
export function titleOf(data: PageData): string {
  const title = ownTitle(data)
  return title === '' ? siteName : nameWindow(title)
}

/** The title of a window out of that of its page. */
export function nameWindow(title: string): string {
  return `${title} ─ ${siteName}`
}

/** The name of the page without that of the library, which is that of the start page. */
export function nameOf(data: PageData): string {
  return ownTitle(data) || siteName
}

/** One sentence for search engines and link previews. */
export function describePage(data: PageData): string {
  switch (data.page) {
    case 'start':
      return `自治体が自らを改めた${data.start.holdings.cases}の事例を、困りごとの言葉と12の場面から探す。`
    case 'case':
      return `${formatPlaces(data.case.municipalities)}。${splitLines(data.case.summary).join('')}`
    case 'locate':
      return '七つの問いに答えると、12の場面のうち自分のいる場面と、一歩先を行く事例が出る。'
    case 'compare':
      return '2〜4の事例を横に並べ、背景、取り組み、費用、成果、つまずきを読み比べる。'
    case 'onepage':
      return '1〜4の事例を、会議に持っていくA4一枚にまとめる。'
    case 'coverage':
      return `収めた${data.coverage.cases}の事例が何を覆い、どこが薄いか。場面、年代、都道府県、出典の数。`
    case 'list':
      return '事例を持ち寄り、並べ、メモを添え、比べ、渡す。リストはこのブラウザーの中だけに残る。'
    case 'plans':
      return '勉強会の案を残し、直し、渡す。案はこのブラウザーの中だけに残る。'
    case 'kit':
      return '事例から、時間割と問いのついた勉強会の紙を作り、印刷する。'
    case 'visit':
      return '公開の資料では分からないことを、視察先への質問にして印刷する。'
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
    case 'locate':
      return '/locate'
    case 'compare':
      return addressOfComparison(data)
    case 'onepage':
      return addressOfOnePage(data)
    case 'coverage':
      return '/coverage'
    case 'list':
      return '/list'
    case 'plans':
      return '/plans'
    case 'kit':
      return addressOfKit(data.kit)
    case 'visit':
      return data.visit.slugs.length > 0 ? casesHref('/visit', data.visit.slugs) : '/visit'
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
    case 'locate':
      return '自分はどこにいるか'
    case 'compare':
      return titleOfComparison(data)
    case 'onepage':
      return '一枚にまとめる'
    case 'coverage':
      return '収録の状況'
    case 'list':
      return '持ち寄りリスト'
    case 'plans':
      return '勉強会の案'
    case 'kit':
      return '勉強会キット'
    case 'visit':
      return '視察前の質問票'
    case 'writing':
      return '事例を書く'
    case 'withdrawn':
      return '公開をやめた事例'
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

type ComparisonData = Extract<PageData, { page: 'compare' }>

function titleOfComparison({ comparison }: ComparisonData): string {
  const names = nameCases(comparison?.cases ?? [])
  return names.length > 1 ? `${names.join('・')}を比べる` : '事例を比べる'
}

/** Cases by their present names, whatever they were asked for by. */
function addressOfComparison({ comparison }: ComparisonData): string {
  const slugs = comparison?.cases.map(({ slug }) => slug) ?? []
  return slugs.length > 0 ? casesHref('/compare', slugs) : '/compare'
}

function addressOfOnePage({ onePage }: Extract<PageData, { page: 'onepage' }>): string {
  if (!onePage) return '/onepage'
  return onePageHref(
    onePage.cases.map(({ slug }) => slug),
    onePage.question,
  )
}

function addressOfKit({ kit }: Extract<PageData, { page: 'kit' }>['kit']): string {
  return kit
    ? kitHref(
        kit.cases.map(({ slug }) => slug),
        kit.request,
      )
    : '/kit'
}
