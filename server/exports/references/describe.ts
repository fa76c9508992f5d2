/** One case, or one source of a case, as an entry of a reference list. */

import type { Case, Source } from '../../cases/case.ts'
import { markMembersOnly } from '../../contract/case-audience.ts'
import { caseAddress, imprint, toOneLine, toOneWord } from '../../contract/citation.ts'
import { printName, readAuthors } from './authors.ts'
import { type Author, kindOf, type Reference } from './reference.ts'

export type ReferenceOptions = {
  /** The day on which a reader has the cases before them: 2026-11-22. */
  today: string
  /** Hiragana reading of a text, for what has none of its own (Analyzer.read). */
  read: (text: string) => string
  /** Where the library is on the web, if it is: without it a case is named by its number. */
  publicUrl?: string
}

/** The case as a page of this library, dated by its last check. */
export function describeCase(
  found: Pick<Case, 'slug' | 'title' | 'checked' | 'visibility'>,
  { today, publicUrl }: Pick<ReferenceOptions, 'today' | 'publicUrl'>,
): Reference {
  const { slug, title, checked } = found
  return {
    id: slug,
    kind: 'page',
    authors: [{ name: imprint.editor }],
    title: toOneLine(title),
    container: imprint.library,
    date: checked,
    ...(publicUrl === undefined ? { caseNumber: slug } : { url: caseAddress(slug, publicUrl) }),
    ...markMembersOnly(found),
    accessed: today,
    yomi: imprint.editorYomi,
    citedBy: [{ slug }],
  }
}

/** The source as it was read on the day when the case was checked. */
export function describeSource(
  { slug, checked }: Pick<Case, 'slug' | 'checked'>,
  source: Source,
  { read }: Pick<ReferenceOptions, 'read'>,
): Reference {
  const publisher = toOneLine(source.publisher)
  const authors = readAuthors({ ...source, publisher })
  const title = toOneLine(source.title)
  const origin = readOrigin({ publisher, url: source.url }, authors)
  const first = authors[0] ? printName(authors[0]) : dropQuotes(title)
  return {
    id: `${slug}-${source.id}`,
    kind: kindOf(origin),
    authors,
    title,
    ...origin,
    ...(source.date !== undefined && { date: source.date }),
    url: toOneWord(source.url),
    accessed: checked,
    yomi: toOneLine(source.yomi ?? read(first)),
    citedBy: [{ slug, source: source.id }],
  }
}

/** Signs around a title or a part of it are not read. */
function dropQuotes(title: string): string {
  return title.replace(/[“”‘’"'【】〔〕［］「」『』〈〉《》<>]/g, '')
}

/** Where a source was published: the site or paper, and what was read in place of the original. */
type Origin = { container?: string; medium?: string } & Partial<Issue>

/**
 * The origin of a source, out of the one line that writers give (`publisher`): 「朝日新聞（ウェブ魚拓）」 is the paper
 * 朝日新聞, read as a ウェブ魚拓. A site under the author's own name is not named again.
 */
export function readOrigin(
  { publisher, url }: Pick<Source, 'publisher' | 'url'>,
  authors: readonly Author[],
): Origin {
  const issue = readIssue(publisher)
  if (issue) return issue
  const address = new URL(url)
  const { container, medium = nameMedium(address) } = placeNote(splitNote(publisher), {
    host: address.hostname,
    authors,
  })
  const isNamed = container !== undefined && !isAmong(authors, container)
  return { ...(isNamed && { container }), ...(medium !== undefined && { medium }) }
}

type Line = { name: string; note?: string }

/** 「朝日新聞」 and 「ウェブ魚拓」; what stands as a note alone (「expydoc 掲載」) has no name. */
function splitNote(publisher: string): Line {
  const alone = /^(\S+?) ?掲載(資料)?$/.exec(publisher)
  if (alone) return { name: '', note: `${alone[1]} 掲載` }
  const [, name = publisher, note] = /^(.*\S)\s*[（(]([^（()）]+)[)）]$/.exec(publisher) ?? []
  return { name, ...(note !== undefined && { note }) }
}

/** Notes that say how a page came to where it was read, or what sort of page it is. */
const readingNote = /(配信|転載|引用|紹介|収録|提供|報告|ウェブ魚拓|サイト|ページ|ブログ)$/

/** Names that say whose page it is and not what it is called: then its host is its name. */
const describingName =
  /^ブログ$|(議員|議員(等の)?ブログ|のブログ|視察ブログ|ホームページ|記事の紹介|視察報告|受託者)$/

/** Sites that hold copies of other people's documents. */
const copySites = /\b(expydoc|happylibus|jadocz|manualzilla|paperzz|slidesplayer|vdocuments)\b/

function placeNote(
  { name, note }: Line,
  { host, authors }: { host: string; authors: readonly Author[] },
): Pick<Origin, 'container' | 'medium'> {
  if (note === undefined) return { container: cutOwner(name, authors) }
  if (note.endsWith('掲載') || copySites.test(note)) {
    const medium = `${note.replace(/ ?掲載$/, '')} 掲載`
    // Before 掲載 stands who made it, which is no site.
    const isMaker = name === '' || authors.some((author) => name.includes(printName(author)))
    return { ...(!isMaker && { container: name }), medium }
  }
  if (readingNote.test(note)) return { container: name, medium: note }
  if (host === note || host.endsWith(`.${note}`)) {
    return describingName.test(name) ? { container: note, medium: name } : { container: name }
  }
  if (isAmong(authors, note) || isPronunciation(note, name)) return { container: name }
  if (!isAmong(authors, name)) return { container: `${name}（${note}）` }
  // The author's own site by its name, or only the letters that the author goes by: JIAM.
  return /^[A-Z]+$/.test(note) ? {} : { container: note }
}

/** A copy is one even where the writer does not say so. */
function nameMedium({ hostname, pathname }: URL): string | undefined {
  const [, copySite] = copySites.exec(hostname) ?? []
  if (copySite !== undefined) return `${copySite} 掲載`
  return /\.pdf$/i.test(pathname) ? 'PDF' : undefined
}

/** 「先進政策バンク」 for 「全国知事会 先進政策バンク」, 「おしえて!」 for 「アミタ「おしえて!」」; a person's name stays. */
function cutOwner(name: string, authors: readonly Author[]): string {
  const owner = authors.find((author) => 'name' in author && name.startsWith(author.name))
  const rest = owner === undefined ? '' : name.slice(printName(owner).length)
  return /^ (\S.*)$/.exec(rest)?.[1] ?? /^「(.+)」$/.exec(rest)?.[1] ?? name
}

/** Whether an author goes by this name, spaces aside; 同委員会 is the committee that wrote. */
function isAmong(authors: readonly Author[], name: string): boolean {
  const plain = name.replaceAll(' ', '')
  const short = /^同(..+)$/.exec(plain)?.[1]
  return authors
    .map((author) => printName(author).replaceAll(' ', ''))
    .some((one) => one === plain || (short !== undefined && one.endsWith(short)))
}

/** 「ホルグ」 after 「HOLG」. */
function isPronunciation(note: string, name: string): boolean {
  return /^[ァ-ヶー]+$/.test(note) && /^[A-Za-z]+$/.test(name)
}

/** A magazine named with its issue: 「月刊ガバナンス 2019年3月号」, 「内閣府「共同参画」2024年7月号」. */
type Issue = { container: string; issue: string; date: string; publisher?: string }

/** The magazine and its issue, or undefined where the line names none. */
function readIssue(line: string): Issue | undefined {
  const [, name = '', issue = '', year = '', month = ''] =
    /^(.*\S)\s*((\d{4})年(\d{1,2})月号)$/.exec(line) ?? []
  if (name === '') return undefined
  const [, publisher = '', container = name] = /^(.*)「([^「]+)」$/.exec(name) ?? []
  return {
    container,
    issue,
    date: `${year}-${month.padStart(2, '0')}`,
    ...(publisher !== '' && { publisher }),
  }
}
