import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { downloadFile, fieldErrors, problemOf, type InputOf } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { toast } from '../../../shared/ui'

type Wish = InputOf<'POST /member-exports'>['body']

interface Props {
  open: boolean
  /** Who of the roster, as the page filters it. */
  query: Omit<Wish, 'phones' | 'reason'>
  total: number
  onClose: () => void
}

interface Values {
  phones: Wish['phones']
  reason?: string
}

/** The roster as it is filtered, in the columns an import reads. */
export function ExportDialog({ open, query, total, onClose }: Props) {
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const mayHavePhones = useCan('members.view_phone')
  const phones = Form.useWatch('phones', form) ?? 'masked'

  async function save({ phones: wanted, reason }: Values) {
    setBusy(true)
    try {
      await downloadFile('POST /member-exports', { body: { ...query, phones: wanted, ...(wanted === 'full' && reason && { reason }) } }, '党员名册.xlsx')
      onClose()
    } catch (error) {
      if (!fieldErrors(form, error)) toast.error(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal title="导出名册" open={open} onCancel={onClose} onOk={form.submit} okText="导出 Excel" cancelText="取消" confirmLoading={busy} destroyOnHidden>
      <Form form={form} layout="vertical" initialValues={{ phones: 'masked' }} onFinish={(values) => void save(values)}>
        <p>{`按当前条件导出 ${total} 人。列与导入时相同，改好后可以直接导入。每次导出都会留下记录。`}</p>
        <Form.Item name="phones" label="手机号">
          <Radio.Group options={[{ value: 'masked', label: '打码（138******89）' }, { value: 'full', label: '完整号码', disabled: !mayHavePhones }]} />
        </Form.Item>
        {phones === 'full' && (
          <Form.Item name="reason" label="用途" rules={[{ required: true, whitespace: true, message: '请写明用途' }]}>
            <Input maxLength={100} showCount placeholder="例如：通知换届选举" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
