import type { VNode } from 'preact'
import { slashKey } from '../../preferences.ts'

/** The keys of the list, and a switch for the one that could be pressed by mistake. */
export function KeyHelp(): VNode {
  const isOff = slashKey.useValue() === 'off'
  return (
    <details class="fold keys with-script">
      <summary class="more">
        <span>キーの使い方</span>
      </summary>
      <ul class="note">
        <li>
          <kbd>↓</kbd>
          <kbd>↑</kbd> 検索欄か見出しから、事例の題を移る
        </li>
        <li>
          <kbd>Enter</kbd> 開く
        </li>
        <li>
          <label class="check">
            <input
              type="checkbox"
              checked={!isOff}
              onChange={() => slashKey.write(isOff ? undefined : 'off')}
            />
            <span>
              <kbd>/</kbd> で検索欄へ移る
            </span>
          </label>
        </li>
      </ul>
    </details>
  )
}
