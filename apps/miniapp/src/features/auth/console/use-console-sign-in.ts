import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { parseConsoleLink } from '@ejia/domain/console-sign-in'
import { useAction } from '../../../shared/api'
import { useSession } from '../../../shared/session'

export type Screen = ReplyOf<'GET /auth/console-sign-ins/:code'>

export type ConsoleState =
  | { step: 'entry' }
  /** What was scanned is no sign-in code of ours. */
  | { step: 'foreign' }
  | { step: 'reading' }
  | { step: 'asked'; code: string; screen: Screen }
  | { step: 'done'; outcome: 'confirmed' | 'refused' }
  | { step: 'trouble'; error: unknown }

/** The code this page was opened with: `code` is what stands behind /cs/, `q` the whole link as WeChat's scanner hands it over. */
export function incomingCode({ code, q }: { code?: string | undefined; q?: string | undefined }): string | null {
  if (q) return parseConsoleLink(q)
  return code ? parseConsoleLink(`/cs/${code}`) : null
}

/** The way from a scanned code to a word on it. Only the person's own tap confirms; opening the page never does. */
export function useConsoleSignIn(incoming: string | null) {
  const { signedIn } = useSession()
  const [state, setState] = useState<ConsoleState>({ step: incoming === null ? 'entry' : 'reading' })
  const failed = (error: unknown) => setState({ step: 'trouble', error })
  const scan = useAction((call, code: string) => call('POST /auth/console-sign-ins/:code/scan', { params: { code } }), {
    onSuccess: (screen, code) => setState({ step: 'asked', code, screen }),
    onError: failed,
  })
  const decide = useAction(
    (call, { code, accept }: { code: string; accept: boolean }) => call('POST /auth/console-sign-ins/:code/decision', { params: { code }, body: { accept } }),
    { onSuccess: ({ state: outcome }) => setState({ step: 'done', outcome }), onError: failed },
  )

  const { mutateAsync } = scan
  const open = useCallback(
    async (code: string | null) => {
      setState({ step: code === null ? 'foreign' : 'reading' })
      if (code !== null) await mutateAsync(code).catch(() => undefined)
    },
    [mutateAsync],
  )
  const used = useRef(false)
  useEffect(() => {
    if (incoming === null || !signedIn || used.current) return
    used.current = true
    void open(incoming)
  }, [incoming, signedIn, open])

  return {
    state,
    open,
    decide: (code: string, accept: boolean) => decide.mutateAsync({ code, accept }).catch(() => undefined),
    again: () => setState({ step: 'entry' }),
    /** Nobody answered in time. */
    expire: () => setState({ step: 'trouble', error: null }),
  }
}
