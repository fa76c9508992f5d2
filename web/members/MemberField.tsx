import type { VNode } from 'preact'
import { passphraseLengths } from '../../server/contract/members.ts'
import { FieldFrame } from '../parts/FieldFrame.tsx'

type MemberFieldProps = {
  label: string
  /** Left out where the field is only shown, so that it is not sent. */
  name?: string
  /** A passphrase: not to be read over a shoulder. */
  isSecret?: boolean
  value?: string
  autocomplete?: string
  maxLength?: number
  /** What may be typed, said before it is typed. */
  hint?: string
  /** Whether the problem at the top of the page is about this field. */
  isWrong?: boolean
}

/** A field of a form of members with its label above it. */
export function MemberField({ label, isSecret, hint, isWrong, ...field }: MemberFieldProps): VNode {
  const isShown = field.name === undefined
  return (
    <FieldFrame
      label={label}
      hint={hint}
      isWrong={isWrong}
      draw={(links) => {
        const shared = { ...field, ...links, required: !isShown, readOnly: isShown }
        return isSecret ? <input type="password" {...shared} /> : <input type="text" {...shared} />
      }}
    />
  )
}

type NewPassphraseProps = {
  /** Whether the problem at the top of the page is about it. */
  isWrong?: boolean
}

/** The two fields of a passphrase that is being chosen. */
export function NewPassphrase({ isWrong = false }: NewPassphraseProps): VNode {
  return (
    <>
      <MemberField
        label="新しい合言葉"
        name="passphrase"
        isSecret
        autocomplete="new-password"
        hint={`${passphraseLengths.least}字以上。長い文でよい。記号や数字を混ぜる決まりはない。`}
        isWrong={isWrong}
      />
      <MemberField
        label="新しい合言葉をもう一度"
        name="again"
        isSecret
        autocomplete="new-password"
        isWrong={isWrong}
      />
    </>
  )
}
