import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Sheet, type SheetId, sheetKinds } from '../../../server/contract/kit.ts'
import { Notice } from '../../parts/Notice.tsx'
import { KitSheet } from './KitSheet.tsx'
import { Editing, type EditTools } from './kit-edits.ts'

type SheetEditorProps = {
  sheets: readonly Sheet[]
  edits: EditTools
  footer?: string | undefined
  /** Stands beside the buttons. */
  children?: ComponentChildren
}

/** The sheets with what can be done about them: change lines, print all, print one. Without scripts they are there. */
export function SheetEditor({ sheets, edits, footer, children }: SheetEditorProps): VNode {
  const [isOn, setOn] = useState(false)
  const [chosen, setChosen] = useState<SheetId>()
  useEffect(() => {
    if (chosen === undefined) return
    window.print()
    setChosen(undefined)
  }, [chosen])
  const named = sheets.map((sheet) => ({ sheet, ...kindOf(sheet) }))
  return (
    <Editing.Provider value={{ isOn, ...edits }}>
      <div class="kit-bench">
        <div class="kit-tools">
          <p class="with-script">
            <button type="button" class="button" onClick={() => window.print()}>
              {sheets.length > 1 ? 'すべて印刷する' : '印刷する'}
            </button>
            <button
              type="button"
              class="button button--line"
              aria-pressed={isOn}
              onClick={() => setOn(!isOn)}
            >
              {isOn ? '直し終える' : '文を直す'}
            </button>
          </p>
          <EditNotes isOn={isOn} edits={edits} />
          {sheets.length > 1 && (
            <nav class="kit-toc" aria-label="紙の一覧">
              <ol>
                {named.map(({ sheet: { id }, label }) => (
                  <li key={id} class="kit-toc-row">
                    <a href={`#sheet-${id}`}>{label}</a>
                    <button
                      type="button"
                      class="text-button with-script"
                      aria-label={`この紙だけ印刷: ${label}`}
                      onClick={() => setChosen(id)}
                    >
                      この紙だけ印刷
                    </button>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          {children}
        </div>
        <div class={chosen === undefined ? 'kit' : 'kit kit--one'}>
          {named.map(({ sheet, label, remark }) => (
            <KitSheet
              key={sheet.id}
              sheet={sheet}
              label={label}
              remark={remark}
              footer={footer}
              isChosen={sheet.id === chosen}
            />
          ))}
        </div>
      </div>
    </Editing.Provider>
  )
}

function EditNotes({ isOn, edits }: { isOn: boolean; edits: EditTools }): VNode {
  return (
    <>
      {isOn && <p class="note">空にした行は印刷しない。直した文は、この画面を閉じるまで残る。</p>}
      {!edits.isKept && (
        <Notice word="保存">直した文をブラウザーが覚えられない。画面を閉じる前に印刷する。</Notice>
      )}
      {edits.hasAny && (
        <p class="with-script">
          <button type="button" class="text-button" onClick={edits.forget}>
            直しを元に戻す
          </button>
        </p>
      )}
    </>
  )
}

function kindOf({ id }: Sheet): { label: string; remark: string } {
  return sheetKinds.find((kind) => kind.id === id) ?? { label: '', remark: '' }
}
