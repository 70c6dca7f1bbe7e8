import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { pointCategories, pointCategoryNames, type PointCategory } from '@ejia/domain/points'
import { useRead } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { ErrorPanel, Panel } from '../../../shared/ui'
import { PointsPage } from '../PointsPage'
import type { RuleVersion } from '../words'
import { RuleCard } from './RuleCard'

/** Versions of one rule each, in the order they came. */
function byKey(versions: readonly RuleVersion[]): RuleVersion[][] {
  const rules = new Map<string, RuleVersion[]>()
  for (const version of versions) rules.set(version.key, [...(rules.get(version.key) ?? []), version])
  return [...rules.values()]
}

function Category({ category, rules, mayManage }: { category: PointCategory; rules: RuleVersion[][]; mayManage: boolean }) {
  const own = rules.filter(([newest]) => newest?.category === category)
  if (own.length === 0) return null
  return (
    <Panel title={pointCategoryNames[category]} flush>
      {own.map((versions) => (
        <RuleCard key={versions[0]?.key} versions={versions} mayManage={mayManage} />
      ))}
    </Panel>
  )
}

/** 规则: what is in force, what is to come, what was. */
export function RulesPage() {
  const versions = useRead('GET /points/rule-versions', { query: {} })
  const mayManage = useCan('points.manage')
  const navigate = useNavigate()
  const rules = byKey(versions.data?.items ?? [])
  return (
    <PointsPage
      title="积分规则"
      note="规则按版本管理：新版本从定下的日期起施行，已经记下的分不变。登录、点赞、在线时长一律不计分。"
      extra={mayManage && <Button onClick={() => void navigate('/points/rules/edit')}>新规则</Button>}
    >
      {versions.error && <ErrorPanel error={versions.error} retry={() => void versions.refetch()} />}
      {pointCategories.map((category) => (
        <Category key={category} category={category} rules={rules} mayManage={mayManage} />
      ))}
    </PointsPage>
  )
}
