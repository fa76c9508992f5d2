/** The style of a list's own file: the paper of the library, in black on white. */

export const sheetStyle = `
body { max-width: 44rem; margin: 2.5rem auto; padding: 0 1rem; color: #1a1a1a; line-height: 1.75;
  font-family: "Noto Sans JP", "BIZ UDPGothic", "Hiragino Sans", "Yu Gothic UI", Meiryo, sans-serif;
  line-break: strict; overflow-wrap: anywhere; }
h1, h2 { font-family: "Noto Serif JP", "Hiragino Mincho ProN", "BIZ UDPMincho", "Yu Mincho", serif;
  line-height: 1.45; margin: 0; }
h1 { font-size: 2rem; } h2 { font-size: 1.375rem; }
p { margin: 0; } .small { font-size: .875rem; color: #4d4d4d; } .sub { font-weight: bold; }
ol { list-style: none; counter-reset: n; padding: 0; margin: 1.5rem 0; border-top: 1px solid; }
li { counter-increment: n; position: relative; padding: 1.25rem 0 1.25rem 3rem;
  border-bottom: 1px solid #b3b3b3; break-inside: avoid; }
li::before { content: counter(n); position: absolute; left: 0; font-size: 1.375rem; }
.note { white-space: pre-wrap; margin: .75rem 0; padding-left: 1rem; border-left: 3px solid; }
@page { size: A4; margin: 18mm 16mm 20mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; } }
`
