/** Headers that every answer carries, whatever its status and whoever wrote it. */

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

/** Only said over https: over http a browser ignores it, and a test server must not bind the name to it. */
const strictTransport = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/** The headers for an answer over this protocol. */
export function securityHeadersFor(protocol: string): Record<string, string> {
  return protocol === 'https' ? { ...securityHeaders, ...strictTransport } : securityHeaders
}
