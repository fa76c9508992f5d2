import type { VNode } from 'preact'
import { type KitRequest, kitMinutes, ownBodies, purposes } from '../../server/kit/choices.ts'
import { HiddenFields } from '../parts/HiddenFields.tsx'

type Props = { slugs: readonly string[]; request: KitRequest }

/** How long, to what end, and which word for one's own body; a plain form, sent as an address. */
export function KitForm({ slugs, request }: Props): VNode {
  return (
    <form class="kit-form" action="/kit">
      <HiddenFields pairs={slugs.map((slug): [string, string] => ['slug', slug])} />
      <fieldset>
        <legend>時間</legend>
        {kitMinutes.map((minutes) => (
          <label key={minutes} class="kit-pick">
            <input
              type="radio"
              name="minutes"
              value={minutes}
              defaultChecked={minutes === request.minutes}
            />
            <span class="num">{minutes}分</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>目的</legend>
        {purposes.map(({ id, label }) => (
          <label key={id} class="kit-pick">
            <input type="radio" name="purpose" value={id} defaultChecked={id === request.purpose} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <label class="kit-own">
        <span>自分の役所の呼び方</span>
        <select name="own">
          {ownBodies.map(({ id, label }) => (
            <option key={id} value={id} selected={id === request.own}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button button--line">
        この条件で作り直す
      </button>
    </form>
  )
}
