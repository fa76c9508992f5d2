import type { VNode } from 'preact'
import type { Kit } from '../../../server/contract/kit.ts'
import type { KitEdits } from '../../../server/contract/kit-edits.ts'
import { casesHref, kitFileHref } from '../../case-links.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useSentFile } from '../../parts/use-sent-file.ts'
import { hasEdits } from './kit-edits.ts'

const formats = [
  { format: 'html', label: 'HTML（1つのファイル）' },
  { format: 'docx', label: 'Word' },
  { format: 'md', label: 'Markdown' },
] as const

/** The kit as files. Unchanged they are plain links; what a reader changed goes along, and comes back in the file alone. */
export function KitFiles({ kit, edits }: { kit: Kit; edits: KitEdits }): VNode {
  const { failure, save } = useSentFile()
  const slugs = kit.cases.map(({ slug }) => slug)
  return (
    <>
      <p class="kit-files">
        {formats.map(({ format, label }) => {
          const href = kitFileHref(slugs, kit.request, format)
          const press = (event: MouseEvent): void => {
            if (!hasEdits(edits)) return
            event.preventDefault()
            void save(href, edits)
          }
          return (
            <a key={format} href={href} download onClick={press}>
              {label}
            </a>
          )
        })}
        <a href={casesHref('/visit', slugs)}>視察前の質問票だけを開く</a>
      </p>
      {failure && (
        <Notice word="誤り" error>
          {failure}
        </Notice>
      )}
    </>
  )
}
