import { Alert, Button } from 'antd'
import { termWarningMonths } from '@ejia/domain/orgs'
import { useRead } from '../../shared/api'

/** Named here; the tree marks the others. */
const shown = 6

/** Organisations whose election is to be prepared, or is overdue. */
export function TermWarnings({ onChoose }: { onChoose: (orgId: number) => void }) {
  const { data } = useRead('GET /term-warnings', {})
  const orgs = data?.items ?? []
  if (orgs.length === 0) return null
  const overdue = orgs.filter(({ termState }) => termState === 'ended').length
  const title = [overdue > 0 && `${overdue} 个组织任期已届满`, orgs.length > overdue && `${orgs.length - overdue} 个组织任期在 ${termWarningMonths} 个月内届满`].filter(Boolean).join('，')
  return (
    <Alert
      type={overdue > 0 ? 'error' : 'warning'}
      style={{ marginBottom: 16 }}
      title={
        <span className="warned">
          {title}，请安排换届：
          {orgs.slice(0, shown).map(({ id, name, termEndsOn }) => (
            <Button key={id} size="small" onClick={() => onChoose(id)}>
              {`${name} ${termEndsOn ?? ''}`}
            </Button>
          ))}
          {orgs.length > shown && <span>等 {orgs.length} 个</span>}
        </span>
      }
    />
  )
}
