import type { VNode } from 'preact'
import { ChoiceField, ChoicesField } from './ChoiceField.tsx'
import { placeOf } from './draft-path.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { LinesField } from './LinesField.tsx'
import { MunicipalityName } from './MunicipalityName.tsx'
import { type FieldProps, LineField, SentenceField, TextField } from './PlainField.tsx'
import { RowsField } from './RowsField.tsx'
import { SceneChoice } from './SceneChoice.tsx'
import { SourceRows } from './SourceRows.tsx'

/** The input for a field, whatever its kind; three have more help than their kind tells. */
export function DeskInput(props: FieldProps): VNode {
  const place = placeOf(props.path)
  if (place === 'scenes') return <SceneChoice {...props} />
  if (place === 'sources') return <SourceRows {...props} Input={DeskInput} />
  if (/^municipalities\.\d+\.name$/.test(place)) return <MunicipalityName {...props} />
  switch (props.field.input.kind) {
    case 'text':
      return <TextField {...props} />
    case 'sentence':
      return <SentenceField {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    case 'choices':
      return <ChoicesField {...props} />
    case 'lines':
      return <LinesField {...props} />
    case 'rows':
      return <RowsField {...props} Input={DeskInput} />
    case 'group':
      return <GroupField {...props} />
    default:
      return <LineField {...props} />
  }
}

/** An object of the head: its fields side by side under one name. */
function GroupField({ field, path }: FieldProps): VNode {
  const fields = field.input.kind === 'group' ? field.input.fields : []
  return (
    <FieldFrame field={field} path={path} isGroup>
      {() => (
        <div class="desk-group">
          {fields.map((inner) => (
            <DeskInput key={inner.name} field={inner} path={[...path, inner.name]} />
          ))}
        </div>
      )}
    </FieldFrame>
  )
}
