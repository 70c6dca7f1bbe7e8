import { useState } from 'react'
import { memberStatusNames, serviceNames } from '@ejia/domain/members'
import { useApiPages, type ItemOf } from '../../../shared/api'
import { openPage } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { EmptyState, InfiniteList, ListRow, Page, useSettled } from '../../../shared/ui'
import { Filters, type Filter } from './Filters'

type Member = ItemOf<'GET /members'>

function Row({ member }: { member: Member }) {
  const { status, away, service } = member
  const tag = status === 'full' ? away && { text: '外出', tone: 'neutral' as const } : { text: memberStatusNames[status], tone: 'gold' as const }
  return (
    <ListRow
      icon='user'
      title={member.name}
      tag={tag}
      meta={[member.org.name, serviceNames[service], member.phoneMasked ?? '未登记电话']}
      onPress={() => openPage('/features/members/member/index', { id: member.id })}
    />
  )
}

/** Only what is asked for goes into the query. */
function queryOf({ q, orgId, service }: Filter) {
  return { ...(q.trim() && { q: q.trim() }), ...(orgId !== null && { orgId }), ...(service !== 'all' && { service }) }
}

function Found({ filter }: { filter: Filter }) {
  const query = useApiPages('GET /members', { query: queryOf(filter) })
  const searching = filter.q.trim() !== ''
  return (
    <InfiniteList
      query={query}
      keyOf={({ id }) => id}
      renderItem={(member) => <Row member={member} />}
      empty={
        searching
          ? { icon: 'search', title: '没有找到', note: '换一个名字或名册编号试试，或者把筛选条件放宽。' }
          : { icon: 'people', title: '名册里还没有人', note: '党委办导入或登记党员后，会显示在这里。' }
      }
    />
  )
}

function Roster() {
  const { me, isStaff } = useSession()
  const [filter, setFilter] = useState<Filter>({ q: '', orgId: null, service: 'all' })
  const settled = useSettled(filter)
  if (!me || !isStaff) return <EmptyState icon='lock' title='不能查看名册' note='名册只供支部书记、委员和党委办使用。' />
  return (
    <>
      <Filters filter={filter} manages={me.manages} onChange={setFilter} />
      <Found filter={settled} />
    </>
  )
}

export default function MemberRoster() {
  return (
    <Page title='党员名册'>
      <RequireSignIn reason='登录后可以查看您管理的党员名册。'>
        <Roster />
      </RequireSignIn>
    </Page>
  )
}
