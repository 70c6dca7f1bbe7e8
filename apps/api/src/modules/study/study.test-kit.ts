import type { TestApp } from '../../../test/harness/app'
import type { Factory, TestOrg } from '../../../test/harness/factories'
import type { As } from '../../../test/harness/client'

const paragraph = (place: number): string => `<p>第${place}段${'学'.repeat(200)}</p>`

/** Three blocks of some 200 characters: dwell 61 seconds. */
export const threeBlocks = [1, 2, 3].map(paragraph).join('')

export type Hospital = Awaited<ReturnType<Factory['smallHospital']>>

/** Publishes, makes items and assigns them as a client does. */
export class StudyKit {
  constructor(private readonly host: TestApp) {}

  async publish(as: As, org: TestOrg, bodyHtml = threeBlocks): Promise<string> {
    const content = { section: 'branch' as const, orgId: org.id, title: '学习材料', bodyHtml }
    const draft = await this.host.client.call('POST /posts', { body: content }, { as })
    await this.host.client.call('POST /posts/:postId/publish', { params: { postId: draft.id }, body: { basedOn: draft.revision } }, { as })
    return draft.id
  }

  async item(as: As, org: TestOrg, title = '学习材料', bodyHtml = threeBlocks): Promise<string> {
    const body = { postId: await this.publish(as, org, bodyHtml), orgId: org.id, title, creditMinutes: 45 }
    return (await this.host.client.call('POST /study/items', { body }, { as })).id
  }

  assign = (as: As, itemId: string, org: TestOrg, dueOn = '2026-12-01') =>
    this.host.client.send('POST /study/assignments', { body: { itemId, orgId: org.id, dueOn } }, { as })

  open = (as: As, itemId: string) => this.host.client.send('POST /study/items/:itemId/sessions', { params: { itemId } }, { as })

  reach = (as: As, sessionId: string, anchor: number) =>
    this.host.client.send('POST /study/sessions/:sessionId/anchors', { params: { sessionId }, body: { anchor } }, { as })

  mine = (as: As, state: 'owed' | 'done', paging: { limit?: number; cursor?: string } = {}) =>
    this.host.client.call('GET /study/mine', { query: { state, ...paging } }, { as })

  /** Reads the three blocks to the end at a fair pace. */
  async read(as: As, itemId: string) {
    const { sessionId } = (await this.open(as, itemId)).body
    for (const anchor of [0, 1, 2]) {
      this.host.clock.advance(25)
      await this.reach(as, sessionId, anchor)
    }
    return sessionId
  }
}
