import type { VNode } from 'preact'
import type { ListWords } from '../../../server/contract/list-words.ts'
import { mostCompared } from '../../../server/contract/vocabulary.ts'
import { casesHref, exportFormats, exportHref, referenceFormats } from '../../case-links.ts'
import { Notice } from '../../parts/Notice.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'
import { TextButton } from '../../parts/TextButton.tsx'
import { useSentFile } from '../../parts/use-sent-file.ts'

type ListActionsProps = {
  /** All cases of the list, and those meant for what takes only a few. */
  slugs: readonly string[]
  picked: readonly string[]
  /** The name of the list and its notes, which stand in its papers. */
  words: ListWords
}

/** What can be made of a list: a table, a session, questions, files. */
export function ListActions({ slugs, picked, words }: ListActionsProps): VNode {
  const { failure, save } = useSentFile()
  return (
    <section class="section list-section" aria-labelledby="uses">
      <SectionHead id="uses" title="使う">
        {slugs.length > mostCompared
          ? `上の一覧で「使う」に印を付ける。${mostCompared}件まで。いま${picked.length}件`
          : '並びの順に使う'}
      </SectionHead>
      <ul class="list-uses">
        <ListAction label="比べる" page="/compare" picked={picked} least={2} />
        <ListAction label="一枚にまとめる" page="/onepage" picked={picked} least={1} />
        <ListAction label="勉強会キット" page="/kit" picked={picked} least={1} />
        <ListAction label="視察前の質問票" page="/visit" picked={picked} least={1} />
      </ul>
      {slugs.length > 0 && (
        <dl class="list-files">
          <FileLinks
            name="書き出す"
            formats={exportFormats}
            slugs={slugs}
            onPaper={(href) => void save(href, words)}
          />
          <FileLinks name="参考文献" formats={referenceFormats} slugs={slugs} />
          <dt>紙に</dt>
          <dd>
            <TextButton label="このリストを印刷する" onPress={() => window.print()} />
          </dd>
        </dl>
      )}
      {failure && (
        <Notice word="誤り" error>
          {failure}
        </Notice>
      )}
    </section>
  )
}

type ListActionProps = {
  label: string
  page: Parameters<typeof casesHref>[0]
  picked: readonly string[]
  least: number
}

/** A page for a few cases; where there are too few or too many, why it cannot be opened. */
function ListAction({ label, page, picked, least }: ListActionProps): VNode {
  const isFitting = picked.length >= least && picked.length <= mostCompared
  return (
    <li>
      {isFitting ? (
        <a class="button button--line" href={casesHref(page, picked)}>
          {label}
        </a>
      ) : (
        <span class="list-unfit">
          {label}
          <span class="note">
            {least}〜{mostCompared}件を選ぶ
          </span>
        </span>
      )}
    </li>
  )
}

type FileLinksProps = {
  name: string
  formats: readonly { format: string; label: string }[]
  slugs: readonly string[]
  /** How a paper comes that has the words of the list in it. */
  onPaper?: (href: string) => void
}

const papers: readonly string[] = ['docx', 'md']

function FileLinks({ name, formats, slugs, onPaper }: FileLinksProps): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {formats.map(({ format, label }) => {
          const href = exportHref(format, slugs)
          const press = (event: MouseEvent): void => {
            if (!onPaper || !papers.includes(format)) return
            event.preventDefault()
            onPaper(href)
          }
          return (
            <a key={format} href={href} download onClick={press}>
              {label}
            </a>
          )
        })}
      </dd>
    </>
  )
}
