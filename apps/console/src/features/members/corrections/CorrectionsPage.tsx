import { Button, type TableProps } from 'antd'
import { changesRoster, correctionChoices, correctionFieldNames, type CorrectionField } from '@ejia/domain/corrections'
import { useAction, usePages, type ItemOf } from '../../../shared/api'
import { askReason, DataTable, EmptyPanel, Moment, Page } from '../../../shared/ui'
import { memberReadings } from '../record/use-member'

type Correction = ItemOf<'GET /member-corrections'>

const words = (field: CorrectionField, value: string | null): string => (value === null || value === '' ? '未登记' : (correctionChoices[field]?.[value] ?? value))

const asked = ({ member, field, wanted }: Correction): string => `${member.name}：${correctionFieldNames[field]}改为“${words(field, wanted)}”`

function CorrectionActions({ correction }: { correction: Correction }) {
  const decide = useAction('POST /member-corrections/:correctionId/decision', { success: '已处理，本人会收到消息', invalidates: ['GET /member-corrections', ...memberReadings] })
  const params = { correctionId: correction.id }
  const { member, field } = correction
  const name = `${member.name}的${correctionFieldNames[field]}更正`

  async function accept() {
    const hint = changesRoster(field) ? '确定后名册马上改过来，并通知本人。' : '这一项名册不会自动改，请另行办理，把结果写在这里。'
    const answer = await askReason({ title: asked(correction), label: '答复本人（可不填）', hint, ok: '核对无误，更正', required: false, maxLength: 200 })
    if (answer !== null) await decide.run({ params, body: { accept: true, answer } })
  }
  async function refuse() {
    const answer = await askReason({ title: `不采纳${name}`, label: '原因', hint: '本人会看到这个原因。', ok: '不采纳', danger: true, maxLength: 200 })
    if (answer !== null) await decide.run({ params, body: { accept: false, answer } })
  }

  return (
    <span className="page__extra">
      <Button size="small" loading={decide.busy} aria-label={`不采纳${name}`} onClick={() => void refuse()}>
        不采纳
      </Button>
      <Button size="small" loading={decide.busy} aria-label={`采纳${name}`} onClick={() => void accept()}>
        更正
      </Button>
    </span>
  )
}

const columns: NonNullable<TableProps<Correction>['columns']> = [
  { title: '党员', key: 'member', width: 120, render: (_, { member }) => member.name },
  { title: '组织', key: 'org', render: (_, { org }) => org.name },
  { title: '项目', key: 'field', width: 110, render: (_, { field }) => correctionFieldNames[field] },
  { title: '名册上', key: 'current', render: (_, { field, current }) => (changesRoster(field) ? words(field, current) : '—') },
  { title: '更正为', key: 'wanted', render: (_, { field, wanted }) => words(field, wanted) },
  { title: '本人说明', dataIndex: 'reason' },
  { title: '申请时间', key: 'askedAt', width: 150, render: (_, { askedAt }) => <Moment value={askedAt} /> },
  { title: '处理', key: 'actions', width: 160, render: (_, correction) => <CorrectionActions correction={correction} /> },
]

/** What members say is wrong in their entries, and waits for whoever keeps the roster. */
export function CorrectionsPage() {
  const pages = usePages('GET /member-corrections', {})
  const empty = <EmptyPanel title="没有待处理的更正">党员在手机“我的账号”里发现登记有误、申请更正时，会显示在这里。</EmptyPanel>
  return (
    <Page title="名册更正申请" back={{ to: '/members', label: '党员名册' }} note="更正之前，请核对证件、档案，或和本人确认。手机号只显示前三位和后两位。">
      <DataTable label="名册更正申请" pages={pages} columns={columns} rowKey="id" empty={empty} />
    </Page>
  )
}
