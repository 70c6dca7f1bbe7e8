import { useEffect, useState } from 'react'
import type { Presence } from '@ejia/contract/posts/routes'
import { call } from '../../../shared/api'

/** The server forgets who has not been heard of for a minute. */
const beatMs = 20_000

/** Says that this post is open here, and hears who else has it open. */
export function usePresence(postId: string): Presence['others'] {
  const [others, setOthers] = useState<Presence['others']>([])
  useEffect(() => {
    let here = true
    const params = { postId }
    // what goes wrong here is nobody's trouble: a save finds out for certain
    const beat = () => void call('PUT /posts/:postId/presence', { params }).then((seen) => here && setOthers(seen.others), () => undefined)
    beat()
    const timer = setInterval(beat, beatMs)
    return () => {
      here = false
      clearInterval(timer)
      void call('DELETE /posts/:postId/presence', { params }).catch(() => undefined)
    }
  }, [postId])
  return others
}
