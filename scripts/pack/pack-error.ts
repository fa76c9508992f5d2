/** Why no pack was made, in a sentence for whoever asked for one. */
export class PackError extends Error {
  override readonly name = 'PackError'
}
