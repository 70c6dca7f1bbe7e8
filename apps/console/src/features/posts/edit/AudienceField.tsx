import { Form, Radio } from 'antd'
import { isWithin } from '@ejia/domain/orgs'
import { useOrgs, type Org } from '../../../shared/orgs/use-orgs'
import { OrgPicker } from '../../../shared/ui'
import { saying, type FieldsProps } from './fields'

interface Props extends FieldsProps {
  own: (org: Org) => boolean
}

/** Who may read it, by picking on the tree: an organisation and all below it. What the server would refuse is not offered. */
export function AudienceField({ values, change, wrong, own }: Props) {
  const { byId } = useOrgs()
  const { audience, orgId, receiptRequired } = values
  const publisher = orgId === null ? undefined : byId.get(orgId)
  const above = (org: Org) => !org.dissolved && !receiptRequired && publisher !== undefined && isWithin(publisher.path, org.path)
  const name = byId.get(audience.orgId ?? orgId ?? 0)?.name
  return (
    <Form.Item label="谁可以看" {...saying(wrong('audience') ?? wrong('audience/orgId'))}>
      <Radio.Group
        aria-label="谁可以看"
        className="post-editor__audience"
        value={audience.kind}
        onChange={({ target }) => change({ audience: { kind: target.value as 'public' | 'subtree', orgId } })}
        options={[
          { value: 'subtree', label: '一个组织和它的下级' },
          { value: 'public', label: '所有人，不登录也能看' },
        ]}
      />
      {audience.kind === 'subtree' && (
        <>
          <OrgPicker label="读者所在组织" value={audience.orgId ?? orgId} onChange={(picked) => change({ audience: { kind: 'subtree', orgId: picked ?? orgId } })} only={(org) => own(org) || above(org)} />
          {name && <p className="post-editor__hint">{name}及其下级的党员可以看{receiptRequired ? '，并要签收' : ''}。</p>}
        </>
      )}
      {audience.kind === 'public' && receiptRequired && <p className="post-editor__hint">由发布组织的党员签收。</p>}
    </Form.Item>
  )
}
