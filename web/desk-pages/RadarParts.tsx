/** The parts of the overview that the cases themselves make: what is thin, and what there is to mend. */

import type { VNode } from 'preact'
import type { FileProblem, Radar, RadarCell } from '../../server/contract/desk.ts'
import { formatDate } from '../../server/contract/format.ts'
import { DocumentPart } from '../documents/DocumentBody.tsx'
import { CaseRow, CaseWays } from './CaseRow.tsx'
import { FoldedList } from './FoldedList.tsx'

const thinKinds: readonly { label: string; holds: (cell: RadarCell) => boolean }[] = [
  ...(
    [
      ['scene', '場面'],
      ['theme', 'テーマ'],
      ['collection', '特集'],
      ['prefecture', '都道府県'],
    ] as const
  ).map(([facet, label]) => ({
    label,
    holds: ({ on }: RadarCell) => on.length === 1 && on[0]?.facet === facet,
  })),
  { label: '場面とテーマの組', holds: ({ on }) => on.length > 1 },
]

/** Where there are fewest cases; each row leads to the search for exactly these. */
export function ThinPart({ radar: { thin } }: { radar: Radar }): VNode {
  return (
    <DocumentPart id="thin" title="次に書く">
      <p>事例が三つに足りない所。少ない順。</p>
      {thinKinds.map(({ label, holds }) => {
        const cells = thin.filter(holds)
        if (cells.length === 0) return null
        return (
          <section key={label} class="mt-3">
            <h3 class="size-3">
              {label}（{cells.length}）
            </h3>
            <FoldedList rows={cells.map((cell) => <ThinRow key={cell.href} cell={cell} />)} />
          </section>
        )
      })}
    </DocumentPart>
  )
}

function ThinRow({ cell: { on, count, href } }: { cell: RadarCell }): VNode {
  return (
    <li>
      <a href={href}>{on.map(({ label }) => label).join('、')}</a>
      <span class="num">{count}件</span>
    </li>
  )
}

/** What the cases lack, and what is broken. */
export function MendParts({ radar }: { radar: Radar }): VNode {
  const { blanks, singleSourced, unchecked, files } = radar
  const sentences = singleSourced.reduce((sum, { single }) => sum + single, 0)
  return (
    <>
      <DocumentPart id="files" title={`ファイルの誤り（${files.length}）`}>
        {files.length === 0 ? (
          <p>いまはない。</p>
        ) : (
          <FoldedList rows={files.map((problem, index) => <FileRow key={index} of={problem} />)} />
        )}
      </DocumentPart>
      <DocumentPart id="blanks" title="書かれていないこと">
        {blanks.map(({ id, label, cases }) => (
          <section key={id} class="mt-3">
            <h3 class="size-3">
              {label}（{cases.length}）
            </h3>
            <FoldedList rows={cases.map((found) => <CaseRow key={found.slug} found={found} />)} />
          </section>
        ))}
      </DocumentPart>
      <DocumentPart id="single" title={`一つの出典だけ（${singleSourced.length}）`}>
        <p>
          一つの出典だけによる文が<span class="num">{sentences}</span>ある。多い順。
        </p>
        <FoldedList
          rows={singleSourced.map((found) => (
            <CaseRow key={found.slug} found={found}>
              {found.marked}文のうち{found.single}文
            </CaseRow>
          ))}
        />
      </DocumentPart>
      <DocumentPart id="unchecked" title={`確かめ直し（${unchecked.length}）`}>
        <p>
          {unchecked.length === 0
            ? '2年のあいだ出典に当たり直していない事例はない。'
            : '2年のあいだ出典に当たり直していない事例。古い順。'}
        </p>
        <FoldedList
          rows={unchecked.map((found) => (
            <CaseRow key={found.slug} found={found}>
              最終確認　{formatDate(found.checked)}
            </CaseRow>
          ))}
        />
      </DocumentPart>
      <LinksPart links={radar.links} />
    </>
  )
}

/** A problem of a file, in the words of the check. */
export function FileRow({ of: problem }: { of: FileProblem }): VNode {
  const { severity, file, line, field, got, want, example, href } = problem
  const isOfCase = href !== '/desk'
  return (
    <li>
      <p>
        <b>{severity === 'error' ? '誤り' : '注意'}</b>　{field}：{got}
        <span class="proof">
          {file}の<span class="num">{line}</span>行目　求めるもの：{want}
          {example !== undefined && `　例：${example}`}
        </span>
      </p>
      {isOfCase && <CaseWays href={href} title={`${file}の${line}行目`} />}
    </li>
  )
}

function LinksPart({ links }: { links: Radar['links'] | undefined }): VNode {
  if (!links) {
    return (
      <DocumentPart id="links" title="切れたリンク">
        <p>
          まだ調べていない。外の網につながる機械で<code>npm run cases:links</code>
          を動かすと、ここに出る。
        </p>
      </DocumentPart>
    )
  }
  return (
    <DocumentPart id="links" title={`切れたリンク（${links.dead.length}）`}>
      <p>{formatDate(links.day)}に調べたもの。</p>
      <FoldedList rows={links.dead.map((dead) => <DeadRow key={dead.url} dead={dead} />)} />
    </DocumentPart>
  )
}

function DeadRow({ dead }: { dead: NonNullable<Radar['links']>['dead'][number] }): VNode {
  return (
    <li class="desk-dead">
      <p>
        {/* No link: it leads nowhere any more. */}
        {dead.url}
        {dead.archive !== undefined && (
          <span class="proof">
            <a href={dead.archive} rel="noreferrer">
              WARPで写しを探す<span class="hidden-text">　{dead.url}</span>
            </a>
          </span>
        )}
      </p>
      <ul class="desk-rows">
        {dead.usedBy.map((found) => (
          <CaseRow
            key={`${found.slug} ${found.source}`}
            found={found}
            anchor={`#source-${found.source}`}
          >
            出典{found.source}
          </CaseRow>
        ))}
      </ul>
    </li>
  )
}
