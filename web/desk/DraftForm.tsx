import type { VNode } from 'preact'
import type { DeskField } from '../../server/contract/desk.ts'
import { sections } from '../../server/contract/vocabulary.ts'
import { DeskInput } from './DeskInput.tsx'
import { useDesk } from './desk-context.ts'
import { FactRows } from './FactRows.tsx'
import { groupFields } from './form-groups.ts'
import { LinesField } from './LinesField.tsx'
import { LineField } from './PlainField.tsx'
import { SectionEditor } from './SectionEditor.tsx'

const slugField: DeskField = {
  name: 'slug',
  title: '事例の名（アドレスの終わり）',
  help: '半角の英小文字と数字を「-」でつなぐ。自治体の名から始めるとよい',
  example: 'nishio-city-pfi-review',
  need: 'must',
  input: { kind: 'line' },
}

const asksField: DeskField = {
  name: 'asks',
  title: '問いかけ',
  help: 'この事例が答えになる、困っている人の言い方。探すためだけに使い、事例のページには出ない',
  example: '窓口が混む日に、だれが何をすればよいか',
  need: 'should',
  input: { kind: 'lines' },
}

/** The whole form, part by part. */
export function DraftForm(): VNode {
  const { writing } = useDesk()
  return (
    <div class="desk-form">
      {groupFields(writing.fields).map(({ id, title, lead, fields }) => (
        <section key={id} class="desk-part" aria-labelledby={`part-${id}`}>
          <div class="section-head">
            <h2 id={`part-${id}`} class="size-3" tabIndex={-1}>
              {title}
            </h2>
            <p class="phrase">{lead}</p>
          </div>
          {fields.map((field) => (
            <DeskInput key={field.name} field={field} path={['fields', field.name]} />
          ))}
          <PartRest id={id} isNew={writing.kept.base === undefined} />
        </section>
      ))}
    </div>
  )
}

/** What a part has besides fields of the head. A published case keeps its name, by which others point to it. */
function PartRest({ id, isNew }: { id: string; isNew: boolean }): VNode | null {
  switch (id) {
    case 'what':
      return isNew ? <LineField field={slugField} path={['slug']} /> : null
    case 'facts':
      return <FactRows />
    case 'text':
      return (
        <>
          {sections.map((section) => (
            <SectionEditor key={section.id} section={section} />
          ))}
        </>
      )
    case 'words':
      return <LinesField field={asksField} path={['asks']} />
    default:
      return null
  }
}
