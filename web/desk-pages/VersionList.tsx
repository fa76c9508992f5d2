import type { VNode } from 'preact'
import type { CaseVersion } from '../../server/contract/desk.ts'
import { formatMoment } from '../members/format-moment.ts'
import { VersionChoice } from './VersionChoice.tsx'

/** What was done when a version came to be. */
export const versionKinds: Readonly<Record<CaseVersion['kind'], string>> = {
  published: '公開',
  withdrawn: '公開をやめた',
  renamed: '名を変えた',
  'taken-back': '前の版に戻した',
}

type VersionListProps = {
  slug: string
  /** Names the files of now. */
  seen: string
  versions: readonly CaseVersion[]
}

/** The versions of a case, the newest first, each with what it changed and the way back to it. */
export function VersionList({ slug, seen, versions }: VersionListProps): VNode {
  const own = `/desk/cases/${slug}`
  return (
    <>
      <table class="word-table criteria versions">
        <caption class="hidden-text">版、新しい順</caption>
        <thead>
          <tr>
            <th scope="col">版</th>
            <th scope="col">書いた人</th>
            <th scope="col">公開した人</th>
            <th scope="col">できること</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version, index) => {
            const when = formatMoment(version.at)
            const before = versions[index + 1]
            return (
              <tr key={version.id}>
                <th scope="row">
                  <span class="num">{when}</span>　{versionKinds[version.kind]}
                  {version.note !== '' && <span class="proof">{version.note}</span>}
                  {version.slug !== slug && <span class="proof">前の名　{version.slug}</span>}
                </th>
                <td>
                  <span class="narrow-name">書いた人　</span>
                  {version.writer}
                </td>
                <td>
                  <span class="narrow-name">公開した人　</span>
                  {version.publisher}
                </td>
                <td>
                  <div class="desk-ways">
                    {before && (
                      <a href={`${own}/difference?from=${before.id}&to=${version.id}`}>
                        この版で変わった所<span class="hidden-text">　{when}</span>
                      </a>
                    )}
                    <a href={`${own}/difference?from=${version.id}&to=now`}>
                      いまとの違い<span class="hidden-text">　{when}</span>
                    </a>
                    <form method="post" action={`${own}/take-back`}>
                      <input type="hidden" name="version" value={version.id} />
                      <input type="hidden" name="seen" value={seen} />
                      <button type="submit" class="text-button">
                        この版に戻す<span class="hidden-text">　{when}</span>
                      </button>
                    </form>
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {versions.length > 1 && <VersionChoice slug={slug} versions={versions} from="" to="" />}
    </>
  )
}
