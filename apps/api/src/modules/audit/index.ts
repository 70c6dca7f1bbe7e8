export { auditModule } from './audit.routes'
export { writeAudit, type AuditEntry } from './audit.service'
export { auditCte } from './audit.fragment'
