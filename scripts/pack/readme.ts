/** README.txt of a pack. */

import type { Edition } from '../../server/contract/edition.ts'
import { manifestName, packName } from './manifest.ts'

/** What the folder is and how to use it; with the mark and the line ends by which every Notepad reads it. */
export function writeReadme(edition: Edition): string {
  return `\ufeff${describePack(edition).replaceAll('\n', '\r\n')}`
}

function describePack({ collected, version, cases }: Edition): string {
  return `${packName}

収録日 ${collected}　事例 ${cases}件　版 ${version}

自治体改善の事例を、言葉と内容の近さで探すためのフォルダーです。
入れるものも、つなぐものもいりません。何も外へ送りません。


■ 開く

index.html をダブルクリックします。Edge か Chrome の新しいもので開きます。
Internet Explorer と、Edge の「Internet Explorer モード」では探せません。
共有フォルダー、USBメモリー、書き込めない場所に置いたままで使えます。
フォルダーの中のファイルは、一つも欠けないように、まとめて写してください。


■ ウェブに置く

フォルダーの中身をそのまま、ファイルを置くだけのウェブサーバーに写します。
サーバーで動かすプログラムはいりません。サイトの途中（/kaizen/ など）でもかまいません。


■ 新しくする

新しいフォルダーを受け取ったら、古いフォルダーを消し、同じ場所に同じ名で置きます。
上から写すだけにすると、公開をやめた事例のページが残ります。
持ち寄りリストと勉強会の案は、フォルダーではなくブラウザーの中にあるので、残ります。
場所を変えるとき、ほかのパソコンで使うときは、先にリストをファイルに保存し、移った先で読み込みます。
収録日から1年を過ぎると、ページがそう知らせます。


■ 情報セキュリティの担当の方へ

security.html に、すること、しないこと、確かめ方を1ページにまとめました。
${manifestName}  すべてのファイルの大きさと SHA-256、その確かめ方
LICENSES.txt  使っている部品とデータのライセンス


自治体改善マネジメント研究会
`
}
