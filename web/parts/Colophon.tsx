import type { VNode } from 'preact'

/** The foot of every page: who keeps the library and what it promises. */
export function Colophon(): VNode {
  return (
    <footer class="colophon">
      <div class="twin-rule" />
      <div class="colophon-grid">
        <div>
          <p class="mincho">改善事例ライブラリ</p>
          <p class="phrase">
            編集　自治体改善マネジメント研究会。事例は公開された資料で確かめたことだけを書き、確かめられないことは「不明」と記す。
          </p>
        </div>
        <ul>
          <li>
            <a href="/about">この図書館について</a>
          </li>
          <li>
            <a href="/taxonomy">分類の説明</a>
          </li>
          <li>
            <a href="/coverage">収録の状況</a>
          </li>
          <li>
            <a href="/updates">更新情報</a>
          </li>
          <li>
            <a href="/accessibility">アクセシビリティ</a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
