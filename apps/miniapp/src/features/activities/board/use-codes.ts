import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../shared/api'
import { toBatch, wantsMore, type Batch } from './board-codes'

/** How often the clock is looked at; a quarter of a second late is nothing among ten. */
const tickMs = 250
/** After a failed attempt. */
const retryMs = 5_000

/** The clock of the board, standing still while nobody looks. */
export function useTick(running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return undefined
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [running])
  return now
}

/** Holds the codes to show and fetches the next ones before they run out. */
export function useCodes(activityId: string, now: number) {
  const [batch, setBatch] = useState<Batch>()
  const [error, setError] = useState<unknown>()
  const next = useRef(0)
  const fetchCodes = useCallback(async () => {
    next.current = Number.POSITIVE_INFINITY
    try {
      setBatch(toBatch(await call('POST /activities/:activityId/board', { params: { activityId } }), Date.now()))
      setError(undefined)
      next.current = 0
    } catch (failure) {
      setError(failure)
      next.current = Date.now() + retryMs
    }
  }, [activityId])
  useEffect(() => {
    if (now >= next.current && (batch ? wantsMore(batch, now) : error === undefined)) void fetchCodes()
  }, [batch, error, fetchCodes, now])
  return { batch, error, fetchCodes }
}
