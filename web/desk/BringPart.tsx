import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { CaseDraft } from '../../server/contract/desk.ts'
import { RequestFailure } from '../api.ts'
import { FileField } from '../parts/FileField.tsx'
import { Notice } from '../parts/Notice.tsx'
import { compareDrafts, mergeDrafts } from './compare-drafts.ts'
import { type Brought, bringFile } from './desk-api.ts'
import { useDesk } from './desk-context.ts'
import { layOver } from './lay-over.ts'
import { PartChoices } from './PartChoices.tsx'
import { UnplacedPieces } from './UnplacedPieces.tsx'

/** As much as the server reads. */
const mostBytes = 10_000_000

/** A file that somebody has written elsewhere, taken into the draft part by part. */
export function BringPart(): VNode {
  const { draft, step, writing, unplaced, setUnplaced } = useDesk()
  const [brought, setBrought] = useState<Brought>()
  const [said, setSaid] = useState<{ failure: string } | { done: string }>()
  const read = async (file: File): Promise<void> => {
    setBrought(undefined)
    setSaid(undefined)
    if (file.size > mostBytes) return setSaid({ failure: 'ファイルが大きすぎる。10MBまで。' })
    try {
      const next = await bringFile(file)
      setBrought(next)
      setUnplaced([...unplaced, ...next.unplaced])
    } catch (error) {
      setSaid({ failure: error instanceof RequestFailure ? error.message : '読み取れなかった。' })
    }
  }
  const theirs = brought && layOver(draft, brought.draft)
  // Where nothing stands yet, nobody has to choose.
  const parts = theirs ? compareDrafts(draft, theirs, emptied(draft), writing.fields) : []
  return (
    <main id="main" class="desk-bring">
      <h2>取り込む</h2>
      <p class="phrase">
        Word（.docx）、Markdown（.md）、YAML（.yaml）のファイルから、置ける所に置く。置けなかった文は下に並ぶ。
      </p>
      <FileField
        label="ファイル"
        accept=".docx,.md,.yaml,.yml"
        onFile={(file) => void read(file)}
      />
      {said &&
        ('failure' in said ? (
          <Notice word="誤り" error>
            {said.failure}
          </Notice>
        ) : (
          <Notice word="済み" done>
            {said.done}
          </Notice>
        ))}
      {brought?.notes.map((note) => (
        <Notice key={note} word="知らせ">
          {note}
        </Notice>
      ))}
      {theirs && said === undefined && (
        <section aria-labelledby="desk-placed">
          <h3 id="desk-placed">置ける所（{parts.length}）</h3>
          <PartChoices
            parts={parts}
            names={{ own: 'いまの下書き', theirs: 'ファイル' }}
            done="選んだとおりに取り込む"
            onDone={(choices) => {
              step({ kind: 'replace', draft: mergeDrafts(draft, theirs, parts, choices) })
              setSaid({ done: '取り込んだ。「元に戻す」で、取り込む前に戻る。' })
            }}
            onCancel={() => setBrought(undefined)}
          />
        </section>
      )}
      {brought && unplaced.length === 0 && <p class="phrase">置けなかった文はない。</p>}
      <UnplacedPieces />
    </main>
  )
}

/** The draft as if nothing stood in it: what is there now then counts as changed. */
function emptied(draft: CaseDraft): CaseDraft {
  const texts = Object.keys(draft.sections).map((id) => [id, ''])
  return {
    slug: '',
    fields: {},
    sections: Object.fromEntries(texts) as CaseDraft['sections'],
    facts: [],
    asks: [],
  }
}
