/** What stands in the zip beside the cases: how another copy of the program starts from it. */

export const libraryReadMe = `改善事例ライブラリの中身

この zip には、ライブラリの正本がすべて入っています。

cases/            事例。一つの事例が一つのファイル
cases/facts/      事例ごとに確かめた事実の記録
cases/asks/       事例ごとの問いかけ（探すためだけに使う）
cases/withdrawn.yaml  取り下げた事例と、そのわけ（あるときだけ）
words/            言いかえの表（synonyms.txt）と、読みの表（あるときだけ）

会員だけに見せる事例と下書きも入っています。渡す相手を確かめてください。

ほかの機械で、ここから始めるには

1. 改善事例ライブラリのプログラムを置き、npm ci を動かします。
2. npm run cases:unpack -- この zip のファイル 置き場のフォルダー
   （ふつうの zip の道具で開いてもかまいません）
3. words/ のファイルを server/search/ に写します（同じなら要りません）。
4. CASES_DIR に、置き場のフォルダーの中の cases を書いて、npm start を動かします。
   例: CASES_DIR=/srv/kaizen/cases npm start

会員の名、リスト、書き込みは入っていません。
`
