/** What Word takes in place of a font that a machine lacks: older Windows has MS Mincho and MS Gothic. */

import { gothic, mincho } from './styles.ts'

const fonts = [
  {
    name: mincho,
    latin: 'Yu Mincho',
    other: 'ＭＳ 明朝',
    family: 'roman',
    panose: '02020400000000000000',
  },
  {
    name: gothic,
    latin: 'Yu Gothic',
    other: 'ＭＳ ゴシック',
    family: 'swiss',
    panose: '020B0400000000000000',
  },
]

const declared = fonts.map(
  ({ name, latin, other, family, panose }) =>
    `<w:font w:name="${name}"><w:altName w:val="${latin},${other}"/><w:panose1 w:val="${panose}"/>` +
    `<w:charset w:val="80"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
)

/** The part of the file that declares them. */
export const fontTable = {
  path: 'word/fontTable.xml',
  data:
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `${declared.join('')}</w:fonts>`,
}
