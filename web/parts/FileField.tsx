import type { VNode } from 'preact'

type FileFieldProps = { label: string; accept: string; onFile: (file: File) => void }

/** A field for a file that somebody else handed over. */
export function FileField({ label, accept, onFile }: FileFieldProps): VNode {
  return (
    <label class="list-file">
      {label}
      <input
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file !== undefined) onFile(file)
          // The same file chosen once more is a change, too.
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
