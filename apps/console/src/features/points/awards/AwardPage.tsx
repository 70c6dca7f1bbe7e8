import { Button, Table, type TableProps } from 'antd'
import { Link, useParams } from 'react-router'
import { awardStateNames, skipReasonNames } from '@ejia/domain/points-decisions'
import { useAction, useRead } from '../../../shared/api'
import { dayText } from '../../../shared/time'
import { askReason, confirmAction, ErrorPanel, Moment, Page, Panel, StateTag } from '../../../shared/ui'
import { Facts } from '../Facts'
import '../points.css'
import { signed, type AwardDetail } from '../words'
import { awardReadings, awardTones } from './award-tones'
import { EvidenceFiles } from './EvidenceFiles'

type Person = AwardDetail['members'][number]

function Actions({ award }: { award: AwardDetail }) {
  const params = { proposalId: award.id }
  const decide = useAction('POST /points/award-proposals/:proposalId/decision', { success: '已处理', invalidates: awardReadings })
  const withdraw = useAction('POST /points/award-proposals/:proposalId/withdrawal', { success: '已撤回', invalidates: awardReadings })
  const agree = async () => {
    const text = `${award.memberCount} 人，每人 ${signed(award.amount)} 分。同意后立即记分；已到上限或不适用积分的人会跳过并写明原因。`
    if (await confirmAction({ title: `同意“${award.title}”？`, text, ok: '同意' })) await decide.run({ params, body: { approve: true, note: '' } })
  }
  const refuse = async () => {
    const note = await askReason({ title: '退回这项加分', label: '退回原因', hint: `${award.proposedBy}会看到这个原因。`, ok: '退回', danger: true })
    if (note !== null) await decide.run({ params, body: { approve: false, note } })
  }
  const takeBack = async () => {
    if (await confirmAction({ title: '撤回这项加分？', text: '撤回后不再审批，可以另外提出。', ok: '撤回' })) await withdraw.run({ params, body: {} })
  }
  return (
    <>
      {award.mine && award.state === 'proposed' && (
        <Button loading={withdraw.busy} onClick={() => void takeBack()}>
          撤回
        </Button>
      )}
      {award.canDecide && (
        <>
          <Button loading={decide.busy} onClick={() => void refuse()}>
            退回
          </Button>
          <Button type="primary" loading={decide.busy} onClick={() => void agree()}>
            同意
          </Button>
        </>
      )}
    </>
  )
}

const columns = (award: AwardDetail): TableProps<Person>['columns'] => [
  { title: '党员', key: 'member', render: (_, { member }) => member.name },
  { title: '当时组织', key: 'org', render: (_, { org }) => org.name },
  {
    title: '结果',
    key: 'outcome',
    render: (_, { entryId, skipped }) => {
      if (skipped !== null) return <StateTag tone="bad">没有记分：{skipReasonNames[skipped]}</StateTag>
      return entryId === null ? (award.state === 'proposed' ? '待审批' : '没有记分') : <Link to={`/points/ledger/${entryId}`}>{signed(award.amount)} 分，查看</Link>
    },
  },
]

/** Whose word it takes, while it waits and is not for the reader to give. */
function waitingFor(award: AwardDetail): string | null {
  if (award.state !== 'proposed' || award.canDecide) return null
  return award.mine ? '等待另一位同志审批。' : '这项要由另一位有审批权的同志处理：委员提出的由书记审批，书记提出的由党委办审批，名单里有本人的要回避。'
}

/** A proposal with its evidence, its members and what was decided. */
export function AwardPage() {
  const { proposalId = '' } = useParams()
  const award = useRead('GET /points/award-proposals/:proposalId', { params: { proposalId } })
  const { data } = award
  return (
    <Page
      title={data?.title ?? '手动加分'}
      back={{ to: '/points/awards', label: '手动加分' }}
      loading={award.isPending}
      extra={data && <Actions award={data} />}
      note={data && <><StateTag tone={awardTones[data.state]}>{awardStateNames[data.state]}</StateTag> {waitingFor(data)}</>}
    >
      {award.error && <ErrorPanel error={award.error} retry={() => void award.refetch()} />}
      {data && (
        <div className="two-columns">
          <Panel title="事项">
            <Facts
              items={[
                { label: '项目', value: `${data.rule.name}，每人 ${signed(data.amount)} 分` },
                { label: '发生日期', value: dayText(data.factOn) },
                { label: '组织', value: data.org.name },
                { label: '佐证说明', value: data.evidence },
                { label: '佐证材料', value: data.files.length > 0 && <EvidenceFiles files={data.files} /> },
                { label: '提出', value: <>{data.proposedBy}，<Moment value={data.proposedAt} /></> },
                { label: '处理', value: data.decidedAt && <>{data.decidedBy}，<Moment value={data.decidedAt} /></> },
                { label: '处理意见', value: data.decision },
              ]}
            />
          </Panel>
          <Panel title={`党员（${data.memberCount} 人）`} flush>
            <Table<Person> columns={columns(data) ?? []} dataSource={data.members} rowKey={({ member }) => member.id} pagination={false} size="small" />
          </Panel>
        </div>
      )}
    </Page>
  )
}
