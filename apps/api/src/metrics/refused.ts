import type { Wire } from '@ejia/contract/wire'
import type { ProblemCode } from '@ejia/contract/core/problem'
import { checkIns, refusals, signIns, uploadsRefused } from '.'

/** What a refusal of these routes is a result of. */
const signingIn: { readonly [E in keyof Wire]?: string } = {
  'POST /auth/wechat-sessions': 'wechat',
  'POST /auth/bindings': 'binding',
  'POST /auth/demo-sessions': 'demo',
  'POST /auth/console-claims': 'console',
  'POST /auth/operator-sessions': 'password',
  'POST /auth/operator-set-ups': 'password',
  'POST /auth/refresh': 'refresh',
}
const checkingIn: { readonly [E in keyof Wire]?: string } = {
  'POST /activities/:activityId/check-ins': 'self_scan',
  'POST /activities/:activityId/staff-check-ins': 'staff',
}
const scanning: { readonly [C in ProblemCode]?: string } = { 'files.infected': 'infected', 'files.scan_unavailable': 'scan_unavailable' }

/** Counts a refusal, and what it is a refusal of. Every refusal passes here with its code, so the features need not. */
export function countRefusal(endpoint: string | undefined, code: ProblemCode): void {
  refusals.add({ code })
  const [by, way, reason] = [signingIn[endpoint as keyof Wire], checkingIn[endpoint as keyof Wire], scanning[code]]
  if (by) signIns.add({ by, result: code })
  if (way) checkIns.add({ way, result: code })
  if (reason) uploadsRefused.add({ reason })
}
