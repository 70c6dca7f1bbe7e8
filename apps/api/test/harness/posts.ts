import type { Draft, PostContent } from '@ejia/contract/posts/routes'
import type { TestApp } from './app'
import type { As } from './client'

type Content = Partial<PostContent> & Pick<PostContent, 'orgId'>

const complete = (content: Content): PostContent => ({ section: 'news', title: '标题', bodyHtml: '<p>正文</p>', ...content })

/** A draft made as its author makes it. */
export const draftPost = (host: TestApp, as: As, content: Content): Promise<Draft> => host.client.call('POST /posts', { body: complete(content) }, { as })

/** A published post; public unless the content says otherwise. */
export async function publishPost(host: TestApp, as: As, content: Content): Promise<Draft> {
  const { id } = await draftPost(host, as, { audience: { kind: 'public', orgId: null }, ...content })
  return host.client.call('POST /posts/:postId/publish', { params: { postId: id }, body: { basedOn: 1 } }, { as })
}

/** Saves what changes; the rest stays as the draft has it. */
export function saveDraft(host: TestApp, as: As, draft: Draft, change: Partial<PostContent>) {
  const { section, org, title, summary, bodyHtml, source, coverId, receiptRequired, audience, attachments } = draft
  const content = { section, orgId: org.id, title, summary, bodyHtml, source, coverId, receiptRequired, audience, attachmentIds: attachments.map(({ id }) => id) }
  return host.client.send('PUT /posts/:postId', { params: { postId: draft.id }, body: { ...content, ...change, basedOn: draft.revision } }, { as })
}
