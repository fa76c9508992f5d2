import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import type { CaseVersion } from '../../server/contract/desk.ts'
import { nameVersion } from './name-version.ts'

type VersionChoiceProps = {
  slug: string
  versions: readonly CaseVersion[]
  /** Ids that are chosen to begin with; `now` for the files as they are. */
  from: string
  to: string
}

/** Any two versions, to be compared. */
export function VersionChoice({ slug, versions, from, to }: VersionChoiceProps): VNode {
  return (
    <form
      class="member-form desk-form version-choice"
      method="get"
      action={`/desk/cases/${slug}/difference`}
    >
      <VersionSelect name="from" label="前" versions={versions} chosen={from} />
      <VersionSelect name="to" label="後" versions={versions} chosen={to} />
      <button type="submit" class="button button--line">
        違いを見る
      </button>
    </form>
  )
}

type VersionSelectProps = {
  name: string
  label: string
  versions: readonly CaseVersion[]
  chosen: string
}

function VersionSelect({ name, label, versions, chosen }: VersionSelectProps): VNode {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        <option value="now" selected={chosen === 'now'}>
          いまのファイル
        </option>
        {versions.map((version) => (
          <option key={version.id} value={version.id} selected={version.id === chosen}>
            {nameVersion(version)}
          </option>
        ))}
      </select>
    </div>
  )
}
