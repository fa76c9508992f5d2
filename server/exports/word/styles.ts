/**
 * The styles of every Word file: real ones, so that a change of the style changes the paper. Sizes are in half points,
 * lengths in twips. Lines have an exact height: with another font in place of ours the pages stay as they are.
 */

import type { IParagraphStylePropertiesOptions, IStylesOptions } from 'docx'
import type { Docx } from './docx.ts'

/** In every Word of the last ten years; `fontTable` says what to take instead. */
const mincho = '游明朝'
const gothic = '游ゴシック'

const serif = { ascii: mincho, hAnsi: mincho, eastAsia: mincho, cs: mincho }
const sans = { ascii: gothic, hAnsi: gothic, eastAsia: gothic, cs: gothic }

/** Grey of what is said beside the text; still readable on a copy. */
const quiet = '595959'

/** Everything about styles for the document's options. */
export function describeStyles(docx: Docx): IStylesOptions {
  const { AlignmentType, BorderStyle, LineRuleType, UnderlineType } = docx

  const lines = (
    line: number,
    { before = 0, after = 0 } = {},
  ): Pick<IParagraphStylePropertiesOptions, 'spacing'> => ({
    spacing: { line, lineRule: LineRuleType.EXACT, before, after },
  })
  const rule = (size: number, space: number) => ({
    style: BorderStyle.SINGLE,
    size,
    space,
    color: '1A1A1A',
  })
  const head = { keepNext: true, keepLines: true }

  return {
    default: {
      document: {
        run: {
          font: serif,
          size: 21,
          // As Japanese Word has it; under ja-JP, LibreOffice breaks lines within numbers and Latin words.
          language: { value: 'en-US', eastAsia: 'ja-JP' },
          kern: 0,
        },
        paragraph: { ...lines(350), alignment: AlignmentType.BOTH },
      },
      title: {
        run: { font: sans, size: 36, bold: true },
        paragraph: { ...lines(540, { after: 60 }), ...head, alignment: AlignmentType.LEFT },
      },
      heading1: {
        run: { font: sans, size: 29, bold: true },
        paragraph: {
          ...lines(460, { before: 0, after: 160 }),
          ...head,
          alignment: AlignmentType.LEFT,
          border: { top: rule(18, 6) },
          outlineLevel: 0,
        },
      },
      heading2: {
        run: { font: sans, size: 23, bold: true },
        paragraph: {
          ...lines(380, { before: 240, after: 60 }),
          ...head,
          alignment: AlignmentType.LEFT,
          outlineLevel: 1,
        },
      },
      heading3: {
        run: { font: sans, size: 21, bold: true },
        paragraph: {
          ...lines(350, { before: 180, after: 20 }),
          ...head,
          alignment: AlignmentType.LEFT,
          outlineLevel: 2,
        },
      },
      // Most links are addresses of references: whole lines under a rule would be hard to read.
      hyperlink: { run: { color: '1A1A1A', underline: { type: UnderlineType.NONE } } },
      footnoteText: {
        run: { size: 15 },
        paragraph: {
          ...lines(215),
          alignment: AlignmentType.LEFT,
          indent: { left: 280, hanging: 280 },
        },
      },
      listParagraph: { paragraph: { ...lines(350), indent: { left: 420, hanging: 420 } } },
      bibliography: {
        name: 'Bibliography',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: {
          ...lines(290, { after: 50 }),
          alignment: AlignmentType.LEFT,
          indent: { left: 420, hanging: 420 },
        },
      },
    },
    paragraphStyles: [
      {
        id: 'TOCHeading',
        name: 'TOC Heading',
        basedOn: 'Normal',
        next: 'Normal',
        run: { font: sans, size: 23, bold: true },
        paragraph: { ...lines(380, { before: 120, after: 60 }), ...head },
      },
      {
        id: 'TOC1',
        name: 'toc 1',
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: {
          ...lines(350),
          alignment: AlignmentType.LEFT,
          indent: { left: 210, hanging: 210 },
        },
      },
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        next: 'BodyText',
        quickFormat: true,
        run: { font: sans, size: 18, color: quiet },
        paragraph: { ...lines(300, { after: 140 }), alignment: AlignmentType.LEFT },
      },
      {
        id: 'BodyText',
        name: 'Body Text',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { indent: { firstLineChars: 100, firstLine: 210 } },
      },
      {
        id: 'Lead',
        name: '要約',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { ...lines(335, { after: 60 }), indent: { left: 210, hanging: 210 } },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { indent: { left: 420, right: 420 }, ...lines(350, { before: 60, after: 60 }) },
      },
      {
        id: 'Remark',
        name: '注記',
        basedOn: 'Normal',
        quickFormat: true,
        run: { font: sans, size: 17, color: quiet },
        paragraph: { ...lines(280, { before: 40, after: 40 }), alignment: AlignmentType.LEFT },
      },
      {
        id: 'TableText',
        name: '表の文',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 18 },
        paragraph: { ...lines(290), alignment: AlignmentType.LEFT },
      },
      {
        id: 'TableHead',
        name: '表の見出し',
        basedOn: 'TableText',
        quickFormat: true,
        run: { font: sans, bold: true },
        paragraph: {},
      },
      {
        id: 'DenseTableText',
        name: '小さな表の文',
        basedOn: 'TableText',
        quickFormat: true,
        run: { size: 15 },
        paragraph: lines(200),
      },
      {
        id: 'DenseTableHead',
        name: '小さな表の見出し',
        basedOn: 'TableHead',
        quickFormat: true,
        run: { size: 15 },
        paragraph: lines(200),
      },
      {
        id: 'CompactTableText',
        name: '一枚の表の文',
        basedOn: 'TableText',
        quickFormat: true,
        run: { size: 17 },
        paragraph: lines(244),
      },
      {
        id: 'CompactTableHead',
        name: '一枚の表の見出し',
        basedOn: 'TableHead',
        quickFormat: true,
        run: { size: 17 },
        paragraph: lines(244),
      },
      {
        id: 'Header',
        name: 'header',
        basedOn: 'Normal',
        run: { font: sans, size: 15, color: quiet },
        paragraph: { ...lines(240), alignment: AlignmentType.RIGHT },
      },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        run: { font: sans, size: 16 },
        paragraph: { ...lines(240) },
      },
    ],
    characterStyles: [
      {
        id: 'HeadingSub',
        name: '副題',
        basedOn: 'DefaultParagraphFont',
        run: { size: 22, bold: false },
      },
    ],
  }
}

/** What Word takes in place of a font that a machine lacks: older Windows has MS Mincho and MS Gothic. */
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
