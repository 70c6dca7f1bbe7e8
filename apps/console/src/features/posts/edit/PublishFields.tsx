import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd'
import { leastNoticeDays, mostNoticeDays } from '@ejia/domain/working-days'
import { roleCan } from '@ejia/domain/roles'
import { isWithin } from '@ejia/domain/orgs'
import { useOrgs, type Org } from '../../../shared/orgs/use-orgs'
import { useMe } from '../../../shared/session'
import { instantOf, wallClock } from '../../../shared/time'
import { OrgPicker } from '../../../shared/ui'
import { sectionOptions } from '../words'
import { AttachmentsField } from './AttachmentsField'
import { AudienceField } from './AudienceField'
import { CoverField } from './CoverField'
import { saying, type FieldsProps } from './fields'

/** Organisations I write for. */
function useOwn(): (org: Org) => boolean {
  const me = useMe()
  const { byId } = useOrgs()
  const paths = me.roles.filter(({ role }) => roleCan(role, 'posts.write')).flatMap(({ org }) => byId.get(org.id)?.path ?? [])
  return (org) => !org.dissolved && org.kind !== 'group' && paths.some((path) => isWithin(org.path, path))
}

export function PublishFields(props: FieldsProps) {
  const { values, change, wrong } = props
  const own = useOwn()
  const moveTo = (orgId: number | undefined) => {
    const follows = values.audience.kind === 'subtree' && values.audience.orgId === values.orgId
    change({ orgId: orgId ?? null, ...(follows && { audience: { kind: 'subtree', orgId: orgId ?? null } }) })
  }
  return (
    <>
      <Form.Item label="栏目" htmlFor="post-section" required {...saying(wrong('section'))}>
        <Select id="post-section" options={sectionOptions} value={values.section} onChange={(section) => change({ section })} />
      </Form.Item>
      <Form.Item label="发布组织" htmlFor="post-org" required {...saying(wrong('orgId'))}>
        <OrgPicker id="post-org" value={values.orgId} onChange={moveTo} only={own} />
      </Form.Item>
      <AudienceField {...props} own={own} />
      <Form.Item {...saying(wrong('receiptRequired'))}>
        <Checkbox checked={values.receiptRequired} onChange={({ target }) => change({ receiptRequired: target.checked })}>
          需要签收
        </Checkbox>
      </Form.Item>
      <CoverField {...props} />
      <AttachmentsField {...props} />
      <Form.Item label="来源" htmlFor="post-source" extra="转载时写明出处" {...saying(wrong('source'))}>
        <Input id="post-source" value={values.source} maxLength={200} onChange={({ target }) => change({ source: target.value })} />
      </Form.Item>
      <NoticeField {...props} />
      <Form.Item label="到期下线" htmlFor="post-expiry" extra="到时自动从列表里撤下；不填就一直显示" {...saying(wrong('expiresAt'))}>
        <DatePicker
          id="post-expiry"
          showTime={{ format: 'HH:mm', minuteStep: 5 }}
          format="YYYY-MM-DD HH:mm"
          placeholder="不下线"
          style={{ width: '100%' }}
          value={values.expiresAt ? wallClock(values.expiresAt) : null}
          onChange={(picked) => change({ expiresAt: picked ? instantOf(picked) : null })}
        />
      </Form.Item>
    </>
  )
}

/** 公示: a number of working days from the day after it is shown. */
function NoticeField({ values, change, wrong }: FieldsProps) {
  const on = values.noticeWorkingDays !== null
  return (
    <Form.Item extra={on ? '从发布的第二天起算，节假日不计' : undefined} {...saying(wrong('noticeWorkingDays'))}>
      <Checkbox checked={on} onChange={({ target }) => change({ noticeWorkingDays: target.checked ? leastNoticeDays : null })}>
        这是公示
      </Checkbox>
      {on && (
        <InputNumber
          aria-label="公示工作日"
          min={leastNoticeDays}
          max={mostNoticeDays}
          precision={0}
          suffix="个工作日"
          style={{ width: 150 }}
          value={values.noticeWorkingDays}
          onChange={(days) => change({ noticeWorkingDays: days ?? leastNoticeDays })}
        />
      )}
    </Form.Item>
  )
}
