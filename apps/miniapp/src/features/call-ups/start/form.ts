import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'

export type NewCall = RouteInput<Wire['POST /call-ups']>['body']

export interface CallForm {
  teamIds: string[]
  title: string
  what: string
  place: string
  /** Minutes from now, as the field keeps it. */
  within: string
  rehearsal: boolean
}

export const emptyForm: CallForm = { teamIds: [], title: '', what: '', place: '', within: '30', rehearsal: false }

export const withinOptions = [10, 20, 30, 60, 120, 240].map((minutes) => ({
  key: String(minutes),
  text: minutes < 60 ? `${minutes} 分钟内` : `${minutes / 60} 小时内`,
}))

/** What is still missing, field by field. */
export function problemsOf({ teamIds, title, what, place }: CallForm): Partial<Record<keyof CallForm, string>> {
  return {
    ...(teamIds.length === 0 && { teamIds: '请选择队伍' }),
    ...(title.trim() === '' && { title: '请写什么事' }),
    ...(what.trim() === '' && { what: '请写清情况' }),
    ...(place.trim() === '' && { place: '请写到哪里集合' }),
  }
}

/**
 * The request of a form. Its moment is fixed by the first try: pressing again after a lost reply has to be the very same
 * request, or the server would take it for a second call.
 */
export function createRequests() {
  let made: { form: string; body: NewCall } | undefined
  return (form: CallForm, now: number): NewCall => {
    const text = JSON.stringify(form)
    if (made?.form === text && Date.parse(made.body.gatherBy) > now) return made.body
    const { within, title, what, place, teamIds, rehearsal } = form
    const gatherBy = new Date(now + Number(within) * 60_000).toISOString()
    made = { form: text, body: { teamIds, title: title.trim(), what: what.trim(), place: place.trim(), rehearsal, gatherBy } }
    return made.body
  }
}
