import type { VNode } from 'preact'

type PressFormProps = {
  action: string
  label: string
  /** What is sent along. */
  field?: readonly [name: string, value: string]
}

/** A form of one button. */
export function PressForm({ action, label, field }: PressFormProps): VNode {
  return (
    <form method="post" action={action}>
      {field && <input type="hidden" name={field[0]} value={field[1]} />}
      <button type="submit" class="button button--line">
        {label}
      </button>
    </form>
  )
}
