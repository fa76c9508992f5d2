import type { VNode } from 'preact'
import { SectionHead } from '../parts/SectionHead.tsx'
import { largestFile, parseListFile } from './list-file.ts'
import type { Received } from './shared-list.ts'

/** Takes in a list that somebody else handed over as a file; links need only be opened. */
export function ReceiveTools({ onReceive }: { onReceive: (received: Received) => void }): VNode {
  const open = async (file: File): Promise<void> => {
    onReceive(file.size > largestFile ? { fault: 'large' } : parseListFile(await file.text()))
  }
  return (
    <section class="section list-section" aria-labelledby="receive">
      <SectionHead id="receive" title="受け取る">
        もらったリンクは、開くだけでよい。ファイルはここで開く。
      </SectionHead>
      <label class="list-file">
        リストのファイル（HTMLかJSON）
        <input
          type="file"
          accept=".html,.htm,.json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            if (file !== undefined) void open(file)
            // The same file chosen once more is a change, too.
            currentTarget.value = ''
          }}
        />
      </label>
    </section>
  )
}
