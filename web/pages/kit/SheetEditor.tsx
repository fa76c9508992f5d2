import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Line, type Sheet, type SheetId, sheetKinds } from '../../../server/contract/kit.ts'
import { applyToSheet, type LineEdit, placeEdits } from '../../../server/contract/kit-edits.ts'
import { Notice } from '../../parts/Notice.tsx'
import { TextButton } from '../../parts/TextButton.tsx'
import { KitSheet } from './KitSheet.tsx'
import { Editing, type EditTools, hasEdits } from './kit-edits.ts'

type SheetEditorProps = {
  sheets: readonly Sheet[]
  tools: EditTools
  footer?: string | undefined
  /** Stands beside the buttons. */
  children?: ComponentChildren
}

/** The sheets with what can be done about them: change lines, print all, print one. Without scripts they are there. */
export function SheetEditor({ sheets, tools, footer, children }: SheetEditorProps): VNode {
  const [isOn, setOn] = useState(false)
  const [chosen, setChosen] = useState<SheetId>()
  useEffect(() => {
    if (chosen === undefined) return
    window.print()
    setChosen(undefined)
  }, [chosen])
  const { placed, lost } = placeEdits(sheets, tools.edits.lines)
  const shown = isOn ? sheets : sheets.map((sheet) => applyToSheet(sheet, placed))
  const named = shown.map((sheet) => ({ sheet, ...kindOf(sheet) }))
  const fields = {
    textOf: ({ key, text }: Line) => placed.get(key)?.to ?? text,
    change: ({ key, text }: Line, to: string) =>
      tools.change({ key, from: text, to }, placed.get(key)),
    changeMinutes: tools.changeMinutes,
  }
  return (
    <Editing.Provider value={isOn ? fields : undefined}>
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
          <EditNotes isOn={isOn} tools={tools} />
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
          {lost.length > 0 && <LostEdits lost={lost} onDrop={tools.drop} />}
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

function EditNotes({ isOn, tools }: { isOn: boolean; tools: EditTools }): VNode {
  return (
    <>
      {isOn && <p class="note">空にした行は刷らない。{tools.lasting}</p>}
      {!tools.isKept && (
        <Notice word="保存">直した文をブラウザーが覚えられない。画面を閉じる前に印刷する。</Notice>
      )}
      {hasEdits(tools.edits) && (
        <p class="with-script">
          <button type="button" class="text-button" onClick={tools.forget}>
            直しを元に戻す
          </button>
        </p>
      )}
    </>
  )
}

type LostEditsProps = { lost: readonly LineEdit[]; onDrop: EditTools['drop'] }

/** What was changed in lines that these cases and conditions do not have: to be put elsewhere, or to wait for its line. */
function LostEdits({ lost, onDrop }: LostEditsProps): VNode {
  return (
    <section class="kit-lost" aria-labelledby="lost">
      <h2 id="lost">置き場のなくなった直し</h2>
      <p class="note">もとの行がいまの紙にない。事例か条件を戻すと、もとの所に入る。</p>
      <ul>
        {lost.map((edit) => (
          <li key={`${edit.key} ${edit.from}`}>
            <p>{edit.to || '（空にした）'}</p>
            <p class="note">もと　{edit.from || '空の行'}</p>
            <TextButton label="捨てる" about={edit.to} onPress={() => onDrop(edit)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function kindOf({ id }: Sheet): { label: string; remark: string } {
  return sheetKinds.find((kind) => kind.id === id) ?? { label: '', remark: '' }
}
