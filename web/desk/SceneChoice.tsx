import type { VNode } from 'preact'
import type { Scene } from '../../server/contract/vocabulary.ts'
import { scenes } from '../../server/contract/vocabulary.ts'
import { SceneFrame } from '../parts/SceneGrid.tsx'
import { TextButton } from '../parts/TextButton.tsx'
import { useDesk } from './desk-context.ts'
import { listAt } from './draft-path.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './PlainField.tsx'

/** The scenes of the case, chosen in the table that they are: the main one first. */
export function SceneChoice({ field, path }: FieldProps): VNode {
  const { draft, step } = useDesk()
  const chosen = listAt(draft, path)
  const most = field.input.kind === 'choices' ? (field.input.most ?? scenes.length) : scenes.length
  const choose = (next: readonly unknown[]): void =>
    step({ kind: 'set', path, value: next.length > 0 ? next : undefined })
  const others = (label: string): unknown[] => chosen.filter((one) => one !== label)
  const showScene = ({ label, mark, name }: Scene): VNode => {
    const at = chosen.indexOf(label)
    return (
      <label class={at < 0 ? 'desk-scene' : 'desk-scene desk-scene--chosen'}>
        <input
          type="checkbox"
          checked={at >= 0}
          disabled={at < 0 && chosen.length >= most}
          onChange={() => choose(at < 0 ? [...chosen, label] : others(label))}
        />
        <span class="desk-scene-name">
          <span class="hidden-text">{label}　</span>
          <span aria-hidden="true">{mark}</span>
          {name}
        </span>
        {at >= 0 && <b>{at === 0 ? '主' : at + 1}</b>}
      </label>
    )
  }
  return (
    <FieldFrame field={field} path={path} isGroup>
      {() => (
        <>
          <SceneFrame
            className="desk-scenes"
            caption="ステージと変革レベルで分けた12の場面"
            headStage={({ label }) => label}
            headLevel={({ label }) => label}
            showScene={showScene}
          />
          {chosen.length > 0 && (
            <ol class="desk-chosen">
              {chosen.map((label, index) => (
                <li key={String(label)}>
                  <span>
                    {index === 0 ? '主' : index + 1}　{String(label)}
                  </span>
                  {index > 0 && (
                    <TextButton
                      label="主にする"
                      about={String(label)}
                      onPress={() => choose([label, ...others(String(label))])}
                    />
                  )}
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </FieldFrame>
  )
}
