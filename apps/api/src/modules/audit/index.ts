export { auditModule } from './audit.routes'
export { writeAudit, type AuditEntry } from './audit.service'
