import { sectionKeys, sectionNames } from '@ejia/domain/posts'
import { Card, NoticeBar, PickerField, SwitchRow, TextArea, TextInput } from '../../../shared/ui'
import type { Form } from './form'

interface Props {
  form: Form
  change: (part: Partial<Form>) => void
  wrong: Record<string, string>
  orgs: readonly { id: number; name: string }[]
}

const sections = sectionKeys.map((key) => ({ key, text: sectionNames[key] }))
const audiences = [
  { key: 'subtree', text: '本组织及下级' },
  { key: 'public', text: '公开，不登录也能看' },
] as const

function Body({ form, change, wrong }: Props) {
  if (form.text === null) return <NoticeBar>正文里有标题、图片或表格，手机上不能改正文，其他内容可以改。正文会原样保留。</NoticeBar>
  return (
    <TextArea
      label='正文'
      required
      hint='空一行就是新的一段。'
      value={form.text}
      onChange={(text) => change({ text })}
      maxLength={50_000}
      error={wrong.bodyHtml}
    />
  )
}

function Words(props: Props) {
  const { form, change, wrong } = props
  return (
    <Card className='posts-write'>
      <TextInput label='标题' required value={form.title} onChange={(title) => change({ title })} maxLength={120} error={wrong.title} />
      <Body {...props} />
      <TextInput label='摘要' hint='可以不写。' value={form.summary} onChange={(summary) => change({ summary })} maxLength={300} error={wrong.summary} />
      <TextInput label='来源' hint='转载时写明出处。' value={form.source} onChange={(source) => change({ source })} maxLength={200} error={wrong.source} />
    </Card>
  )
}

function Placing({ form, change, wrong, orgs }: Props) {
  const options = orgs.map(({ id, name }) => ({ key: String(id), text: name }))
  return (
    <Card>
      <PickerField label='栏目' required options={sections} value={form.section} onChange={(section) => change({ section })} error={wrong.section} />
      <PickerField
        label='发布组织'
        required
        options={options}
        value={form.orgId === null ? null : String(form.orgId)}
        onChange={(id) => change({ orgId: Number(id), audienceOrgId: null })}
        error={wrong.orgId}
      />
      <PickerField
        label='谁能看'
        options={audiences}
        value={form.isPublic ? 'public' : 'subtree'}
        onChange={(kind) => change({ isPublic: kind === 'public', audienceOrgId: null })}
        error={wrong['audience/orgId']}
      />
      <SwitchRow
        title='要求签收'
        note='读到文末后签收，您能看到谁还没签'
        checked={form.receiptRequired}
        onChange={(receiptRequired) => change({ receiptRequired })}
      />
    </Card>
  )
}

export function Fields(props: Props) {
  return (
    <>
      <Placing {...props} />
      <Words {...props} />
    </>
  )
}
