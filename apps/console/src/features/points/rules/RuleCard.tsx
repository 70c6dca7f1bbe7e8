import { Button } from 'antd'
import { Link } from 'react-router'
import { ruleStateNames, type RuleState } from '@ejia/domain/points-decisions'
import { useAction } from '../../../shared/api'
import { dayText } from '../../../shared/time'
import { askReason, Moment, StateTag } from '../../../shared/ui'
import { Delta } from '../Delta'
import { capText, exemptText, type RuleVersion } from '../words'

const tones: Record<RuleState, 'ok' | 'wait' | 'bad' | 'plain'> = { in_force: 'ok', coming: 'wait', past: 'plain', withdrawn: 'bad' }

function Withdraw({ version }: { version: RuleVersion }) {
  const action = useAction('POST /points/rules/:ruleKey/versions/:version/withdrawal', { success: '已撤回', invalidates: ['GET /points/rule-versions', 'GET /points/rules'] })
  const ask = async () => {
    const reason = await askReason({ title: `撤回“${version.name}”第 ${version.version} 版`, label: '撤回原因', hint: '还没有施行，撤回后仍按现行版本计分。', ok: '撤回', danger: true })
    if (reason !== null) await action.run({ params: { ruleKey: version.key, version: version.version }, body: { reason } })
  }
  return (
    <Button size="small" loading={action.busy} onClick={() => void ask()}>
      撤回
    </Button>
  )
}

function Version({ version, mayManage }: { version: RuleVersion; mayManage: boolean }) {
  const { state, withdrawal } = version
  return (
    <li>
      <p>
        第 {version.version} 版，{dayText(version.effectiveFrom)}起 <StateTag tone={tones[state]}>{ruleStateNames[state]}</StateTag> {state === 'coming' && mayManage && <Withdraw version={version} />}
      </p>
      <p>
        <Delta points={version.delta} /> 分；{capText(version)}；{exemptText(version)}
      </p>
      <small>
        {version.createdBy ?? '系统自带'}，<Moment value={version.createdAt} />
        {withdrawal && <>；{withdrawal.by} 撤回：{withdrawal.reason}</>}
      </small>
    </li>
  )
}

/** One rule: what holds now in words, all of its versions on demand. */
export function RuleCard({ versions, mayManage }: { versions: RuleVersion[]; mayManage: boolean }) {
  const current = versions.find(({ state }) => state === 'in_force') ?? versions[0]
  const coming = versions.filter(({ state }) => state === 'coming')
  if (!current) return null
  return (
    <div className="points-rule">
      <div className="points-rule__head">
        <h3>{current.name}</h3>
        <Delta points={current.delta} />
        {current.state !== 'in_force' && <StateTag tone={tones[current.state]}>{ruleStateNames[current.state]}</StateTag>}
        {current.state === 'in_force' && coming.length > 0 && <StateTag tone="wait">{coming.length} 个新版本将施行</StateTag>}
        {mayManage && (
          <Link className="points-rule__act" to={`/points/rules/edit?key=${current.key}`} aria-label={`${current.name}：试算、立新版本`}>
            试算、立新版本
          </Link>
        )}
      </div>
      <p>{current.explanation}</p>
      <p>
        {capText(current)}；{exemptText(current)}
      </p>
      <details open={coming.length > 0}>
        <summary>版本（{versions.length}）</summary>
        <ol className="timeline">
          {versions.map((version) => (
            <Version key={version.version} version={version} mayManage={mayManage} />
          ))}
        </ol>
      </details>
    </div>
  )
}
