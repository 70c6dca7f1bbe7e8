import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Id, Instant, Nullable, OrgId, Shape } from '../core/schema'
import { auditEndpoints } from './endpoints'

export const AuditLine = Shape({
  id: Type.String(),
  at: Instant,
  accountId: Nullable(Id),
  action: Type.String(),
  subjectType: Type.String(),
  subjectId: Type.String(),
  orgId: Nullable(OrgId),
  detail: Type.Record(Type.String(), Type.Unknown()),
})

export const auditRoutes = defineRoutes(auditEndpoints, {
  list: {
    summary: 'Who changed what, newest first; for the committee office and the operator',
    access: 'signed-in',
    query: Shape({ subjectType: Type.Optional(Type.String({ maxLength: 40 })), subjectId: Type.Optional(Type.String({ maxLength: 60 })), ...pageQuery }),
    replies: { 200: Page(AuditLine) },
  },
})
