import type { ComponentChildren, VNode } from 'preact'
import { formatPeriod, formatPlaces, splitTitle } from '../../../server/contract/format.ts'
import { nameOnPage, type OnePage } from '../../../server/contract/one-page.ts'
import { BodySize } from '../../own-body/BodySize.tsx'
import { MarkedText } from '../../parts/MarkedText.tsx'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'

type PagedCase = OnePage['cases'][number]

/** The sheet itself: what was asked, and under each head what every case has to say to it. */
export function OnePageSheet({ onePage }: { onePage: OnePage }): VNode {
  const { question, cases, parts } = onePage
  return (
    <table class="one-page">
      <caption class="hidden-text">{cases.length}つの事例を一枚に</caption>
      <tbody>
        <SheetRow label="問い" room={question === '' ? 'line' : undefined}>
          {question}
        </SheetRow>
        <SheetRow label="自治体と規模">
          {cases.map((found) => (
            <CaseWords key={found.slug} found={found}>
              {formatPlaces(found.municipalities)}（<BodySize {...found} />）
              <a href={`/cases/${found.slug}`}>{splitTitle(found.title).main}</a>、
              {formatPeriod(found.period)}
              <MembersOnlyMark {...found} />
            </CaseWords>
          ))}
        </SheetRow>
        {parts.map(({ id, label, texts }) => (
          <SheetRow key={id} label={label}>
            {cases.map((found, at) => (
              <CaseWords key={found.slug} found={found}>
                <Told sentences={texts[at] ?? []} slug={found.slug} />
              </CaseWords>
            ))}
          </SheetRow>
        ))}
        <SheetRow label="うちとの違い" room="lines" />
        <SheetRow label="出典">
          {cases.map((found) => (
            <CaseWords key={found.slug} found={found}>
              {found.sourcing}。{found.sources.map(({ id, text }) => `[${id}] ${text}`).join('、')}
              。全部は <a href={`/cases/${found.slug}#sources`}>/cases/{found.slug}</a>
            </CaseWords>
          ))}
        </SheetRow>
      </tbody>
    </table>
  )
}

type SheetRowProps = {
  label: string
  /** Room to write in by hand. */
  room?: 'line' | 'lines' | undefined
  children?: ComponentChildren
}

function SheetRow({ label, room, children }: SheetRowProps): VNode {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        {children}
        {room && <div class={`write-${room}`} />}
      </td>
    </tr>
  )
}

function CaseWords({ found, children }: { found: PagedCase; children: ComponentChildren }): VNode {
  return (
    <p>
      <b>{nameOnPage(found)}</b>
      {'　'}
      {children}
    </p>
  )
}

/** Sentences one after the other; phrases that are none stand apart. */
function Told({
  sentences,
  slug,
}: {
  sentences: OnePage['parts'][number]['texts'][number]
  slug: string
}): VNode {
  if (sentences.length === 0) return <span class="unknown">不明</span>
  const isText = sentences.some(({ text }) => text.endsWith('。'))
  return (
    <>
      {sentences.map((sentence, at) => (
        <span key={sentence.text}>
          {at > 0 && !isText && ' ／ '}
          <MarkedText {...sentence} page={`/cases/${slug}`} />
        </span>
      ))}
    </>
  )
}
