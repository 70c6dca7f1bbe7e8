import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Empty, Id, Instant, MemberRef, Nullable, OrgRef, Shape } from '../core/schema'
import { postEndpoints } from './endpoints'
import { Draft, Presence, Readership, RehostedImage, RevisionDetail } from './schemas'

const { getRevision, restoreRevision, bePresent, leavePresence, getReadership, listReads, exportReadership, rehostImages } = postEndpoints

const params = Shape({ postId: Id })
const ofRevision = Shape({ postId: Id, revision: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) })

/** What a desk needs beyond writing and publishing: revisions, who else is at it, who has read it, pictures of pasted articles. */
export const deskRoutes = defineRoutes(
  { getRevision, restoreRevision, bePresent, leavePresence, getReadership, listReads, exportReadership, rehostImages },
  {
    getRevision: { summary: 'One revision whole', access: 'signed-in', params: ofRevision, replies: { 200: RevisionDetail } },
    restoreRevision: {
      summary: 'Save the content of an earlier revision as a new one; refused when somebody saved since',
      access: 'signed-in',
      params: ofRevision,
      body: Shape({ basedOn: Count }),
      replies: { 200: Draft },
    },
    bePresent: {
      summary: 'I have this post open to change it; who else has. Counts for a minute, so repeat it',
      access: 'signed-in',
      params,
      repeatable: false,
      replies: { 200: Presence },
    },
    leavePresence: { summary: 'I have closed it', access: 'signed-in', params, repeatable: false, replies: { 200: Empty } },
    getReadership: { summary: 'How many have read and signed, and how many have not', access: 'signed-in', params, replies: { 200: Readership } },
    listReads: {
      summary: 'Who has read a post and who has not',
      access: 'signed-in',
      params,
      query: Shape({ read: Type.Boolean(), ...pageQuery }),
      replies: { 200: Page(Shape({ member: MemberRef, org: OrgRef, at: Nullable(Instant) })) },
    },
    exportReadership: {
      summary: 'Who has read and signed and who has not, as an Excel table',
      access: 'signed-in',
      params,
      download: true,
      replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) },
    },
    rehostImages: {
      summary: 'Fetch the pictures of a pasted article from the hosts that are allowed, and keep them',
      access: 'signed-in',
      body: Shape({ urls: Type.Array(Type.String({ minLength: 1, maxLength: 2000 }), { minItems: 1, maxItems: 10, uniqueItems: true }) }),
      transaction: 'own',
      replies: { 200: Shape({ items: Type.Array(RehostedImage) }) },
    },
  },
)
