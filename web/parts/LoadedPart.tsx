import type { ComponentType, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Notice } from './Notice.tsx'
import { TextButton } from './TextButton.tsx'

type LoadedPartProps = {
  load: () => Promise<ComponentType>
  /** Said where the script does not come, of what is safe all the same. */
  isSafe: string
}

/** A part of a page that works in the browser only, and comes as a script of its own. */
export function LoadedPart({ load, isSafe }: LoadedPartProps): VNode | null {
  // In an object, because a component is a function, which a state would call.
  const [loaded, setLoaded] = useState<{ Part: ComponentType }>()
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    load().then(
      (Part) => setLoaded({ Part }),
      () => setMissing(true),
    )
  }, [load])
  if (loaded) return <loaded.Part />
  if (!isMissing) return null
  return (
    <Notice word="誤り" error>
      画面の部品を読み込めない。{isSafe}
      {/* Browsers remember a script that did not come for as long as the document lasts. */}
      <TextButton label="もう一度試す" onPress={() => location.reload()} />
    </Notice>
  )
}
