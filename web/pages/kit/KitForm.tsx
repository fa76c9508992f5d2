import type { VNode } from 'preact'
import {
  type Kit,
  kitMinutes,
  kitPeople,
  ownBodies,
  purposes,
} from '../../../server/contract/kit.ts'
import { HiddenFields } from '../../parts/SearchBox.tsx'

type KitFormProps = { kit: Kit; planId: string | undefined }

/** How long, to what end, when, for how many, and which word for one's own body; a plain form, sent as an address. */
export function KitForm({ kit: { cases, request }, planId }: KitFormProps): VNode {
  const hidden = cases.map(({ slug }): [string, string] => ['slug', slug])
  if (planId !== undefined) hidden.push(['plan', planId])
  return (
    <form class="kit-form" action="/kit">
      <HiddenFields pairs={hidden} />
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
      <label class="kit-own">
        <span>開く日</span>
        <input type="date" name="date" defaultValue={request.date ?? ''} />
      </label>
      <label class="kit-own">
        <span>人数</span>
        <input
          type="number"
          name="people"
          min={kitPeople.least}
          max={kitPeople.most}
          defaultValue={request.people === undefined ? '' : String(request.people)}
        />
      </label>
      <button type="submit" class="button button--line">
        この条件で作り直す
      </button>
    </form>
  )
}
