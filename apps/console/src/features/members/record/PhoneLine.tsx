import { Button } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { askReason } from '../../../shared/ui'
import type { Member } from './use-member'

/** Masked; the whole number for a reason that is kept. */
export function PhoneLine({ member: { id, org, phoneMasked } }: { member: Member }) {
  const [phone, setPhone] = useState<string | null>(null)
  const mayView = useCan('members.view_phone', org.id)
  const view = useAction('POST /members/:memberId/phone-views', { onDone: (result) => setPhone(result.phone) })

  async function look() {
    const reason = await askReason({ title: '查看完整手机号', label: '用途', hint: '查看会留下记录：谁、什么时候、为什么。', ok: '查看', maxLength: 100 })
    if (reason !== null) await view.run({ params: { memberId: id }, body: { reason } })
  }

  if (!phoneMasked) return <>未登记</>
  return (
    <>
      <span>{phone ?? phoneMasked}</span>
      {mayView && (
        <Button size="small" loading={view.busy} onClick={() => (phone ? setPhone(null) : void look())}>
          {phone ? '隐藏' : '查看完整号码'}
        </Button>
      )}
    </>
  )
}
