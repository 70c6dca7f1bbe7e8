import { toBatch, wantsMore, type Batch } from '@ejia/domain/board-codes'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { call, problemOf } from '../../../shared/api'

export type Board = ReplyOf<'POST /activities/:activityId/board'>

/** How often the clock is looked at; a quarter of a second late is nothing among ten. */
const tickMs = 250
const retryMs = 5000

export function useTick(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Holds the codes to show and fetches the next ones before they run out; a failed attempt is made again. */
export function useCodes(activityId: string, now: number, wanted: boolean) {
  const [batch, setBatch] = useState<Batch<Board>>()
  const [problem, setProblem] = useState<string>()
  const next = useRef(0)
  const fetchCodes = useCallback(async () => {
    next.current = Number.POSITIVE_INFINITY
    try {
      setBatch(toBatch(await call('POST /activities/:activityId/board', { params: { activityId } }), Date.now()))
      setProblem(undefined)
      next.current = 0
    } catch (error) {
      setProblem(problemOf(error).message)
      next.current = Date.now() + retryMs
    }
  }, [activityId])
  useEffect(() => {
    if (wanted && now >= next.current && (batch === undefined || wantsMore(batch, now))) void fetchCodes()
  }, [batch, fetchCodes, now, wanted])
  useEffect(() => {
    // the network is back: no need to wait for the next attempt
    const again = () => (next.current = Math.min(next.current, Date.now()))
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return { batch, problem }
}
