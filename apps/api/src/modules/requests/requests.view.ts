import type { ManagedRequest, ManagedSummary, Submitted } from '@ejia/contract/requests/schemas'
import { dayOf } from '@ejia/domain/calendar'
import { quoted } from '@ejia/domain/messages'
import { dueOf, mayFollowUp, mayRate, mayReply, type RequestStep } from '@ejia/domain/requests'
import type { Context, Executor } from '../../lib/context'
import { describeFiles, signFileUrl, type LinkEnv } from '../files'
import type { RequestRow } from './requests.repo'
import { listStepFiles, listSteps, type StepRow } from './steps.repo'

type Step = ManagedRequest['steps'][number]

const excerptLength = 60

/** Everything of a row that no list says differently. */
function describeCommon({ request, orgName }: RequestRow, now: Date) {
  const { kind, matter, memberId, orgId, state, raisedAt, acceptBy, answerBy, satisfied } = request
  return {
    kind, matter, named: memberId !== null, org: { id: orgId, name: orgName }, state, raisedAt: raisedAt.toISOString(), acceptBy, answerBy,
    due: dueOf(request, dayOf(now)), satisfied,
  }
}

export function describeSummary(row: RequestRow, now: Date): ManagedSummary {
  const { request, submitterName, handlerName } = row
  return {
    id: request.id, ...describeCommon(row, now), excerpt: quoted(request.text, excerptLength),
    submitter: request.memberId === null ? null : { id: request.memberId, name: submitterName ?? '' },
    handler: request.handlerId === null ? null : { id: request.handlerId, name: handlerName ?? '' },
    round: request.round, asked: request.asked, toLookAt: request.checkMark !== null,
  }
}

/** What happened to each of these, with its files and their addresses of the day. */
export async function stepsOf(db: Executor, env: LinkEnv, requestIds: readonly string[], now: Date): Promise<Map<string, Step[]>> {
  if (requestIds.length === 0) return new Map()
  const links = await listStepFiles(db, requestIds)
  const refs = await describeFiles(db, links.map(({ fileId }) => fileId))
  const filesOf = (stepId: string) =>
    links.filter((link) => link.stepId === stepId).flatMap(({ fileId }) => {
      const ref = refs.get(fileId)
      return ref ? [{ ...ref, url: signFileUrl(env, fileId, now) }] : []
    })
  const found = new Map<string, Step[]>(requestIds.map((id) => [id, []]))
  for (const row of await listSteps(db, requestIds)) found.get(row.step.requestId)?.push({ ...toStep(row), files: filesOf(row.step.id) })
  return found
}

const bySubmitter: readonly RequestStep[] = ['raise', 'reply', 'follow_up', 'rate']
const bySystem: readonly RequestStep[] = ['reopen', 'lapse']

const toStep = ({ step, orgName, toOrgName, by, handlerName }: StepRow): Omit<Step, 'files'> => ({
  kind: step.kind, at: step.at.toISOString(), org: bySubmitter.includes(step.kind) || bySystem.includes(step.kind) ? null : { id: step.orgId, name: orgName },
  toOrg: step.toOrgId === null ? null : { id: step.toOrgId, name: toOrgName ?? '' }, text: step.text, satisfied: step.satisfied, by, handler: handlerName,
})

/** Who was named inside the house, and why somebody stepped aside, is not the submitter's to read. */
const keptInside: readonly RequestStep[] = ['assign']
const wordsKeptInside: readonly RequestStep[] = ['recuse', 'accept']

export async function describeSubmitted(ctx: Context, env: LinkEnv, rows: readonly RequestRow[], withNumber: boolean): Promise<Submitted[]> {
  const steps = await stepsOf(ctx.db, env, rows.map(({ request }) => request.id), ctx.now)
  return rows.map((row) => {
    const { request } = row
    const shown = (steps.get(request.id) ?? []).filter(({ kind }) => !keptInside.includes(kind))
    return {
      id: withNumber ? request.id : null, ...describeCommon(row, ctx.now), text: request.text, code: withNumber ? request.code : null,
      steps: shown.map(({ kind, at, org, toOrg, text, files, satisfied }) => ({ kind, at, org, toOrg, text: wordsKeptInside.includes(kind) ? '' : text, files, satisfied })),
      can: { followUp: mayFollowUp(request), reply: mayReply(request), rate: mayRate(request) },
    }
  })
}
