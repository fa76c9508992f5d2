import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import type { DeskPage, DeskSwitches } from '../../server/contract/desk-pages.ts'
import { DocumentBody } from '../documents/DocumentBody.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'

/** What the association decides about its desk, each with what it means. */
export function SettingsPage({
  page,
}: {
  page: Extract<DeskPage, { name: 'desk-settings' }>
}): VNode {
  const { switches, openToAll, done } = page
  return (
    <DocumentBody
      title="編集の設定"
      lead="研究会で決めて、編集者が切り替える。すべての編集者と読者に効く。"
    >
      <DeskPlaces here={page.name} />
      <FormOutcome done={done} />
      <form class="member-form desk-form" method="post" action="/desk/settings">
        <Switch name="twoPeople" isOn={switches.twoPeople} label="書いた人とは別の人が公開する">
          どの事例も、二人の目を通ってから公開される。だれが書き、だれが公開したかは、版の記録に名とともに残る。編集者が一人のときは切る。
        </Switch>
        <Switch
          name="missedSearches"
          isOn={switches.missedSearches}
          label="見つからなかった問いを数える"
        >
          該当なしか、どの事例も開かれずに終わった問いの言葉を数える。残すのは三つの別の日に尋ねられた言葉と日数だけで、だれが、どこから、何時に尋ねたかは残さない。180日で消える。数えていることは「この図書館について」に出る。切ると、数えたものはすぐに消える。
        </Switch>
        <Switch
          name="proposals"
          isOn={switches.proposals}
          label="事例の求めと、誤りの知らせを受け付ける"
        >
          {openToAll
            ? 'だれでも送れる（環境変数 PROPOSALS=public）。'
            : '会員だけが送れる。だれからでも受けるには、環境変数 PROPOSALS を public にする。'}
          送った人の名とIPアドレスは残さない。連絡先は書いた人だけ残り、答えてから180日で消える。
        </Switch>
        <button type="submit" class="button">
          設定を変える
        </button>
      </form>
    </DocumentBody>
  )
}

type SwitchProps = {
  name: keyof DeskSwitches
  isOn: boolean
  label: string
  children: string | string[]
}

function Switch({ name, isOn, label, children }: SwitchProps): VNode {
  const id = useId()
  return (
    <div class="desk-switch">
      <label class="choice">
        <input
          type="checkbox"
          name={name}
          value="on"
          checked={isOn}
          aria-describedby={`${id}-means`}
        />
        <span>{label}</span>
      </label>
      <p class="note" id={`${id}-means`}>
        {children}
      </p>
    </div>
  )
}
