import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { roleNames, roles, type Role } from '@ejia/domain/roles'
import { useAction, usePages, type ItemOf } from '../../../shared/api'
import { useMe } from '../../../shared/session'
import { confirmAction, DataTable, EmptyPanel, Icon, Moment, OrgPicker, Page } from '../../../shared/ui'
import { GrantModal } from './GrantModal'
import { grantable, roleOptions } from './office'
import '../auth.css'

type Grant = ItemOf<'GET /role-grants'>

interface Filter {
  name: string
  role: Role | undefined
  orgId: number | undefined
}

function Filters({ value, onChange }: { value: Filter; onChange: (value: Filter) => void }) {
  return (
    <div className="filters">
      <Input.Search allowClear style={{ width: 200 }} aria-label="按姓名查找" placeholder="姓名" value={value.name} onChange={({ target }) => onChange({ ...value, name: target.value })} />
      <Select allowClear style={{ width: 160 }} aria-label="角色" placeholder="全部角色" options={roleOptions(roles)} value={value.role} onChange={(role?: Role) => onChange({ ...value, role })} />
      <OrgPicker allowClear label="组织" placeholder="全部组织" value={value.orgId ?? null} onChange={(orgId) => onChange({ ...value, orgId })} />
    </div>
  )
}

function useRevoke() {
  const revoke = useAction('DELETE /role-grants/:grantId', { success: '已收回', invalidates: ['GET /role-grants'] })
  return async ({ id, name, role, org }: Grant) => {
    const text = `${name}将不再是${org.name}的${roleNames[role]}，马上生效。本人的积分、签到等记录不受影响。`
    if (await confirmAction({ title: '收回这个角色？', text, ok: '收回', danger: true })) await revoke.run({ params: { grantId: id } })
  }
}

const columnsOf = (mayRevoke: (role: Role) => boolean, revoke: (grant: Grant) => Promise<void>) => [
  { title: '姓名', dataIndex: 'name' },
  { title: '角色', render: (_: unknown, { role }: Grant) => roleNames[role] },
  { title: '任职组织', dataIndex: ['org', 'name'] },
  { title: '授予时间', render: (_: unknown, { grantedAt }: Grant) => <Moment value={grantedAt} /> },
  {
    title: '操作',
    width: 110,
    render: (_: unknown, grant: Grant) =>
      mayRevoke(grant.role) && (
        <Button size="small" aria-label={`收回${grant.name}的${roleNames[grant.role]}角色`} onClick={() => void revoke(grant)}>
          收回
        </Button>
      ),
  },
]

/** Who holds which office where. */
export function RoleGrants() {
  const me = useMe()
  const [filter, setFilter] = useState<Filter>({ name: '', role: undefined, orgId: undefined })
  const [granting, setGranting] = useState(false)
  const { name, role, orgId } = useDeferredValue(filter)
  const query = { ...(name.trim() && { name: name.trim() }), ...(role && { role }), ...(orgId && { orgId }) }
  const pages = usePages('GET /role-grants', { query }, { keepPrevious: true })
  const revoke = useRevoke()
  const own = grantable(me)
  if (own.length === 0) {
    return (
      <Page title="角色授权">
        <EmptyPanel title="您没有授予角色的权限">需要调整支部委员等角色时，请联系党委办。</EmptyPanel>
      </Page>
    )
  }
  return (
    <Page
      title="角色授权"
      note="角色对任职组织和它的全部下级有效。不能授予或收回高于自己的角色。"
      extra={
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setGranting(true)}>
          授权
        </Button>
      }
    >
      <Filters value={filter} onChange={setFilter} />
      <DataTable label="角色授权" pages={pages} columns={columnsOf((each) => own.includes(each), revoke)} rowKey="id" empty={<EmptyPanel title="没有符合条件的授权" />} />
      <GrantModal open={granting} onClose={() => setGranting(false)} />
    </Page>
  )
}
