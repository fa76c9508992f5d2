import type { VNode } from 'preact'

type TextButtonProps = {
  label: string
  onPress: () => void
  /** What the button acts on, for those who hear it without its surroundings. */
  about?: string
  id?: string
  disabled?: boolean
  /** Says that there is nothing to do, but keeps the focus. */
  idle?: boolean
}

/** A small action beside a text, drawn like a link. */
export function TextButton({ label, onPress, about, id, disabled, idle }: TextButtonProps): VNode {
  return (
    <button
      type="button"
      class="text-button"
      id={id}
      disabled={disabled}
      aria-disabled={idle}
      onClick={onPress}
    >
      {label}
      {about && <span class="hidden-text">　{about}</span>}
    </button>
  )
}
