import type { Executor } from '../../lib/context'
import { newId } from '../../lib/ids'
import type { Worked } from './requests.policy'
import { findRequest, lockRequest, type RequestRecord, type RequestRow } from './requests.repo'
import type { NewStep } from './steps.repo'

export const workedOf = ({ request, orgPath, recused }: RequestRow): Worked => ({ ...request, orgPath, recused })

/** The request as it is once nobody else is acting on it. */
export async function holdRequest(db: Executor, requestId: string): Promise<RequestRow | undefined> {
  await lockRequest(db, requestId)
  return findRequest(db, requestId)
}

/** A step of this request as it stands; what is particular to it comes on top. */
export const stepOf = (request: RequestRecord, now: Date, step: Pick<NewStep, 'kind'> & Partial<NewStep>): NewStep => ({
  id: newId(now), requestId: request.id, at: now, round: request.round, accountId: null, orgId: request.orgId, toOrgId: null, handlerId: null, text: '', satisfied: null, ...step,
})
