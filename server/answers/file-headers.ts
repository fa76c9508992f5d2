/** What is said of a file beside its content. */

import type { Download } from '../library/library.ts'

/** Its kind, its name, and how many of the cases asked for are missing. */
export function describeFile({
  name,
  extension,
  mediaType,
  missing,
}: Download): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-disposition': describeDisposition(`${name}.${extension}`, extension),
    // For programs: a format such as RIS has no place in which to say so.
    ...(missing.length > 0 && { 'missing-cases': String(missing.length) }),
  }
}

/**
 * The header that gives a file its Japanese name, and an ASCII one where a client reads no other: RFC 6266 with the name
 * in RFC 5987 form.
 */
export function describeDisposition(fileName: string, extension: string): string {
  return `attachment; filename="kaizen.${extension}"; filename*=UTF-8''${encodeName(fileName)}`
}

/** The four signs are allowed in addresses and not in RFC 5987. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
