import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { roleCan } from '@ejia/domain/roles'
import { useApiPages } from '../../../shared/api'
import { openPage } from '../../../shared/nav'
import { RequireSignIn, useSession, type Me } from '../../../shared/session'
import { Card, EmptyState, InfiniteList, ListRow, Page, SectionHeader, TextInput, useSettled } from '../../../shared/ui'
import { recentOf, type Recent } from './recent'

const open = (id: string) => () => openPage('/features/members/acting-for/index', { id })

function Recents({ people }: { people: readonly Recent[] }) {
  if (people.length === 0) return null
  return (
    <Card>
      <SectionHeader title='最近代办过' />
      {people.map(({ id, name, org }) => (
        <ListRow key={id} icon='user' title={name} note={org} onPress={open(id)} />
      ))}
    </Card>
  )
}

function Found({ q, self }: { q: string; self: string | undefined }) {
  const query = useApiPages('GET /members', { query: { service: 'retired', ...(q && { q }) } })
  return (
    <InfiniteList
      query={query}
      keyOf={({ id }) => id}
      renderItem={({ id, name, org, phoneMasked }) => (id === self ? <ListRow icon='user' title={`${name}（本人）`} note='自己的事请直接办理' /> : <ListRow icon='user' title={name} meta={[org.name, phoneMasked ?? '未登记电话']} onPress={open(id)} />)}
      empty={
        q
          ? { icon: 'search', title: '没有找到', note: '换一个名字或名册编号试试。在职党员的事请本人办理，这里找不到。' }
          : { icon: 'people', title: '没有离退休党员', note: '您管理的组织里有离退休党员时，会显示在这里。' }
      }
    />
  )
}

const mayAct = (me: Me): boolean => me.roles.some(({ role }) => roleCan(role, 'members.assist'))

function Choose({ me }: { me: Me }) {
  const [text, setText] = useState('')
  const [recents, setRecents] = useState(() => recentOf(me.accountId))
  const q = useSettled(text.trim())
  useDidShow(() => setRecents(recentOf(me.accountId)))
  return (
    <>
      <View className='t-sub'>为离退休党员报名、请假、签收。每一次都记下您和本人两个名字，本人会收到消息。</View>
      <Card>
        <TextInput label='找人' placeholder='姓名或名册编号' maxLength={40} value={text} onChange={setText} />
      </Card>
      {q === '' && <Recents people={recents} />}
      <Found q={q} self={me.member?.id} />
    </>
  )
}

function Acting() {
  const { me } = useSession()
  if (!me || !mayAct(me)) return <EmptyState icon='lock' title='不能代办' note='代办由支部书记、委员为本支部的离退休党员办理。' />
  return <Choose me={me} />
}

export default function ActingPage() {
  return (
    <Page title='代办'>
      <RequireSignIn reason='登录后可以为本支部的离退休党员代办。'>
        <Acting />
      </RequireSignIn>
    </Page>
  )
}
