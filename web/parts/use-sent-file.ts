import { useState } from 'preact/hooks'
import type { KitEdits } from '../../server/contract/kit-edits.ts'
import type { ListWords } from '../../server/contract/list-words.ts'
import { loadEditedFile, RequestFailure } from '../api.ts'
import { saveFile } from '../lists/save-file.ts'

/** Saves files in which a reader's own words stand; they go along with the request and come back in the file alone. */
export function useSentFile(): {
  /** What is said where the last one did not come. */
  failure: string | undefined
  save: (href: string, words: KitEdits | ListWords) => Promise<void>
} {
  const [failure, setFailure] = useState<string>()
  const save = async (href: string, words: KitEdits | ListWords): Promise<void> => {
    setFailure(undefined)
    try {
      const { name, content } = await loadEditedFile(href, words)
      saveFile(name, content)
    } catch (error) {
      setFailure(error instanceof RequestFailure ? error.message : 'ファイルにできなかった。')
    }
  }
  return { failure, save }
}
