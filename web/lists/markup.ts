/** HTML as text in which everything put in is escaped; only what was made here goes in as it is. */

export type Markup = { readonly html: string }

type Piece = string | Markup | readonly Markup[]

/** Template tag for HTML. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const written = pieces.map((piece, index) => writePiece(piece) + (parts[index + 1] ?? ''))
  return { html: (parts[0] ?? '') + written.join('') }
}

/** JSON that cannot end the element it stands in. */
export function embedJson(json: string): Markup {
  return { html: json.replaceAll('<', '\\u003c') }
}

function writePiece(piece: Piece): string {
  if (typeof piece === 'string') return escapeText(piece)
  return 'html' in piece ? piece.html : piece.map(({ html }) => html).join('')
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
