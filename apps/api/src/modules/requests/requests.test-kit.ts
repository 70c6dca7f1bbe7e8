import type { RouteInput } from '@ejia/contract/core/route'
import type { ManagedRequest, Receipt } from '@ejia/contract/requests/schemas'
import type { Wire } from '@ejia/contract/wire'
import type { TestPerson } from '../../../test/harness/factories'
import type { Hospital } from '../../../test/harness/hospital'
import { photograph } from '../../../test/harness/photographs'

type Body = RouteInput<Wire['POST /requests']>['body']
type Taken = RouteInput<Wire['POST /managed-requests/:caseId/steps']>['body']

let serial = 0

/** Hands in and works requests through HTTP. */
export class Desk {
  constructor(readonly hospital: Hospital) {}

  get client() {
    return this.hospital.host.client
  }

  body(over: Partial<Body> = {}): Body {
    return {
      kind: 'complaint', matter: 'suggestion', orgId: this.hospital.people.branch.id, toAbove: false, text: '食堂晚班供餐时间太短', fileIds: [],
      submissionKey: `submission-key-${++serial}`, ...over,
    }
  }

  /** No two things happen at the same moment. */
  private later(): void {
    this.hospital.host.clock.advance(1)
  }

  anonymously(over: Partial<Body> = {}): Promise<Receipt> {
    this.later()
    return this.client.call('POST /requests/anonymous', { body: this.body(over) })
  }

  named(as: TestPerson, over: Partial<Body> = {}): Promise<Receipt> {
    this.later()
    return this.client.call('POST /requests', { body: this.body(over) }, { as })
  }

  async picture(as: TestPerson | null = null): Promise<string> {
    const { body, status } = await this.client.upload('/requests/pictures', { name: '欧阳的手机照片.jpg', content: await photograph() }, { as })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return (body as { id: string }).id
  }

  /** The newest request that this person may work. */
  async newest(as: TestPerson): Promise<ManagedRequest> {
    const { items } = await this.client.call('GET /managed-requests', { query: { limit: 100 } }, { as })
    const [first] = items.sort((a, b) => (a.id < b.id ? 1 : -1))
    if (!first) throw new Error('no request')
    return this.get(first.id, as)
  }

  get(requestId: string, as: TestPerson): Promise<ManagedRequest> {
    return this.client.call('GET /managed-requests/:caseId', { params: { caseId: requestId } }, { as })
  }

  step(requestId: string, as: TestPerson, step: Taken['step'], over: Partial<Taken> = {}) {
    this.later()
    return this.client.send('POST /managed-requests/:caseId/steps', { params: { caseId: requestId }, body: { step, text: '', ...over } }, { as })
  }

  /** Handed in without a name, accepted and answered. */
  async answered(over: Partial<Body> = {}): Promise<{ id: string; code: string }> {
    const { people } = this.hospital
    const { code } = await this.anonymously(over)
    const { id } = await this.newest(people.secretary)
    for (const [step, text] of [['accept', ''], ['answer', '已延长到 20:30']] as const) {
      const { status, body } = await this.step(id, people.secretary, step, { text })
      if (status !== 200) throw new Error(JSON.stringify(body))
    }
    return { id, code }
  }

  lookUp(code: string) {
    return this.client.send('POST /requests/look-ups', { body: { code } })
  }

  rate(code: string, satisfied: boolean, text = '') {
    return this.client.send('POST /requests/ratings', { body: { code, satisfied, text } })
  }

  add(code: string, kind: 'reply' | 'follow_up', text: string) {
    return this.client.send('POST /requests/additions', { body: { code, kind, text } })
  }
}
