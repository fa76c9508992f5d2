/**
 * Addresses written into the text without brackets. GFM ends them at the next space, which Japanese text
 * has none of: 「https://example.jpで使える。[^1]」 would become one link, words, mark and all.
 */

import type { Link, Nodes, Text } from 'mdast'

/** ASCII up to a source mark; an address with other letters is written in <…>. */
const address = /^(?:(?!\[\^)[\x21-\x7e])*/
const punctuation = /[.,:;!?'")\]*_~]+$/

/** The nodes with every bare address cut where it ends, and what follows it given back to the text. */
export function endBareAddresses(nodes: readonly Nodes[]): Nodes[] {
  const result: Nodes[] = []
  for (const node of nodes.flatMap(cutAddress)) {
    const before = result.at(-1)
    // Half of a mark may have been in the link and half in the text behind it.
    if (node.type === 'text' && before?.type === 'text') before.value += node.value
    else result.push(node)
  }
  return result
}

function cutAddress(node: Nodes): Nodes[] {
  if (node.type !== 'link') return [node]
  const label = node.children[0]
  if (label?.type !== 'text' || !isBare(node, label)) return [node]
  const shown = (address.exec(label.value)?.[0] ?? '').replace(punctuation, '')
  const rest = label.value.slice(shown.length)
  if (rest === '' || !node.url.endsWith(rest)) return [node]
  const url = node.url.slice(0, -rest.length)
  return [
    { ...node, url, children: [{ ...label, value: shown }] },
    { type: 'text', value: rest },
  ]
}

/** `[words](address)` and `<address>` take more room in the file than the words they show. */
function isBare({ position, children }: Link, label: Text): boolean {
  if (children.length !== 1) return false
  const { start, end } = position ?? {}
  return (end?.offset ?? 0) - (start?.offset ?? 0) === (position ? label.value.length : 0)
}
