import { useEffect, useState } from 'preact/hooks'

/** Typing that pauses for less is not kept and not checked. */
const restMs = 800

/** A value that follows another once it has rested, and never while the input method composes. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  const [isComposing, setComposing] = useState(false)
  useEffect(() => {
    const begin = (): void => setComposing(true)
    const end = (): void => setComposing(false)
    document.addEventListener('compositionstart', begin)
    document.addEventListener('compositionend', end)
    return () => {
      document.removeEventListener('compositionstart', begin)
      document.removeEventListener('compositionend', end)
    }
  }, [])
  useEffect(() => {
    if (isComposing || value === rested) return
    const timer = setTimeout(() => setRested(() => value), restMs)
    return () => clearTimeout(timer)
  }, [value, isComposing])
  return rested
}
