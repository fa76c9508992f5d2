import type { VNode } from 'preact'
import { type CaseVersion, writtenOutside } from '../../server/contract/desk.ts'
import { formatMoment } from '../members/format-moment.ts'
import { nameKind } from './name-version.ts'
import { VersionChoice } from './VersionChoice.tsx'

type VersionListProps = {
  slug: string
  /** Names the files of now. */
  seen: string
  versions: readonly CaseVersion[]
}

/** The versions of a case, the newest first, each with what it changed and the way back to it. */
export function VersionList({ slug, seen, versions }: VersionListProps): VNode {
  return (
    <>
      <ol class="desk-rows desk-versions">
        {versions.map((version, index) => (
          <VersionRow
            key={version.id}
            slug={slug}
            seen={seen}
            version={version}
            before={versions[index + 1]}
          />
        ))}
      </ol>
      {versions.length > 1 && (
        <VersionChoice slug={slug} versions={versions} from={versions[1]?.id ?? ''} to="now" />
      )}
    </>
  )
}

type VersionRowProps = {
  slug: string
  seen: string
  version: CaseVersion
  before: CaseVersion | undefined
}

function VersionRow({ slug, seen, version, before }: VersionRowProps): VNode {
  const { id, at, note, writer, publisher } = version
  const own = `/desk/cases/${slug}`
  const when = formatMoment(at)
  const isOutside = note === writtenOutside
  return (
    <li>
      <p>
        <b class="num">{when}</b>　{nameKind(version)}
        {note !== '' && !isOutside && <span class="proof">{note}</span>}
        {/* Whoever wrote it by hand is not known here. */}
        {!isOutside && (
          <span class="proof">
            書いた人 {writer}　公開した人 {publisher}
          </span>
        )}
        {version.slug !== slug && <span class="proof">そのときの名 {version.slug}</span>}
      </p>
      <div class="desk-ways">
        {before && (
          <a href={`${own}/difference?from=${before.id}&to=${id}`}>
            変わった所<span class="hidden-text">　{when}</span>
          </a>
        )}
        <a href={`${own}/difference?from=${id}&to=now`}>
          いまとの違い<span class="hidden-text">　{when}</span>
        </a>
        <form method="post" action={`${own}/take-back`}>
          <input type="hidden" name="version" value={id} />
          <input type="hidden" name="seen" value={seen} />
          <button type="submit" class="text-button">
            この版に戻す<span class="hidden-text">　{when}</span>
          </button>
        </form>
      </div>
    </li>
  )
}
