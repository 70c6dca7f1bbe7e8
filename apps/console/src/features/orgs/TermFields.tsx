import { Button, Form, type FormInstance } from 'antd'
import { termEndOf, termYears, type OrgKind } from '@ejia/domain/orgs'
import { DayField } from '../../shared/ui'

export interface Terms {
  foundedOn?: string | null
  termStartsOn?: string | null
  termEndsOn?: string | null
}

/** Founding day and term of office; the rule offers the end. */
export function TermFields({ form, kind }: { form: FormInstance; kind: OrgKind }) {
  const startsOn = Form.useWatch<string | null | undefined>('termStartsOn', form)
  const offered = startsOn ? termEndOf(kind, startsOn) : null
  return (
    <div className="form-grid">
      <Form.Item name="foundedOn" label="成立日期">
        <DayField />
      </Form.Item>
      <span />
      <Form.Item name="termStartsOn" label="本届任期开始" extra="换届选举之日">
        <DayField />
      </Form.Item>
      <Form.Item
        name="termEndsOn"
        label="本届任期届满"
        extra={
          offered && (
            <Button size="small" type="link" onClick={() => form.setFieldValue('termEndsOn', offered)}>
              {`按每届 ${termYears[kind]} 年填入 ${offered}`}
            </Button>
          )
        }
      >
        <DayField />
      </Form.Item>
    </div>
  )
}
