/** The tree of a Word file as mammoth reads it: paragraphs, tables and notes, before anything becomes HTML. */

import { AppError } from '../../errors.ts'

/** A node of the tree with what this program asks of it. */
export type WordNode = {
  type: string
  children?: WordNode[]
  value?: string
  styleId?: string | null
  styleName?: string | null
  numbering?: { isOrdered: boolean; level: string } | null
  isBold?: boolean
  isStrikethrough?: boolean
  checked?: boolean
  href?: string
  breakType?: string
  noteType?: string
  noteId?: string
  body?: WordNode[]
}

type WordDocument = WordNode & {
  notes: { resolve: (reference: WordNode) => WordNode | null }
}

export type WordTree = {
  nodes: WordNode[]
  findNote: (reference: WordNode) => WordNode | undefined
}

/** Reads the tree. The package is loaded with the first file: 60 ms that no start needs. */
export async function readWordTree(bytes: Uint8Array): Promise<WordTree> {
  const { default: mammoth } = await import('mammoth')
  let found: WordDocument | undefined
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        transformDocument: (document: WordDocument) => {
          found = document
          return { ...document, children: [] }
        },
      },
    )
  } catch (cause) {
    throw new AppError(
      'BAD_MATERIAL',
      { problem: 'Word の文書として読めません。Word で開いて、保存し直してください。' },
      { cause },
    )
  }
  const { children = [], notes } = found ?? {}
  return { nodes: children, findNote: (reference) => notes?.resolve(reference) ?? undefined }
}
