import type { VNode } from 'preact'
import { imprint } from '../server/contract/citation.ts'
import { describePreview, previewSize } from '../server/contract/preview.ts'

type LinkPreviewProps = {
  title: string
  description: string
  /** The address of the page below `origin`. */
  path: string
  origin: string
  /** The main scene of a case. */
  scene?: string | undefined
}

/**
 * What messengers and social sites show of a link (Open Graph). They come without a cookie, so that the pages of whoever has
 * logged in need none of it.
 */
export function LinkPreview({ title, description, path, origin, scene }: LinkPreviewProps): VNode {
  const picture = describePreview(scene)
  const properties = {
    'og:type': scene === undefined ? 'website' : 'article',
    'og:site_name': imprint.library,
    'og:locale': 'ja_JP',
    'og:title': title,
    'og:description': description,
    'og:url': `${origin}${path}`,
    'og:image': `${origin}${picture.path}`,
    'og:image:type': 'image/png',
    'og:image:width': `${previewSize.width}`,
    'og:image:height': `${previewSize.height}`,
    'og:image:alt': picture.label,
  }
  return (
    <>
      {Object.entries(properties).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
