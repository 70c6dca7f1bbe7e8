import { View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { roleNames } from '@ejia/domain/roles'
import { useApi } from '../../../shared/api'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Card, EmptyState, IconBox, Loaded, Page, SectionHeader } from '../../../shared/ui'
import '../members.scss'

type Staff = ReplyOf<'GET /branch-staff'>['items'][number]

const services = ['到会场手机用不了，请工作人员代为签到', '活动报名、请假，可以请委员代办', '手机换了、登录不上，请书记重新绑定', '积分、学习记录有疑问，请委员核对']

/** A branch's people are 支部委员; at a general branch they are 委员 of it. */
const officeOf = ({ role, org }: Staff): string => `${org.name}${role === 'commissioner' ? '委员' : roleNames[role]}`

function Person({ person }: { person: Staff }) {
  return (
    <View className='members-helper'>
      <IconBox name='user' />
      <View>
        <View className='members-helper__name'>{person.name}</View>
        <View className='members-helper__office'>{officeOf(person)}</View>
      </View>
    </View>
  )
}

function People({ items }: { items: readonly Staff[] }) {
  if (items.length === 0) {
    return <EmptyState icon='people' title='还没有登记支部委员' note='请直接联系您的党支部，或者党委办公室。' />
  }
  return (
    <Card>
      <SectionHeader title='可以找他们' />
      {items.map((person) => (
        <Person key={`${person.org.id}-${person.role}-${person.name}`} person={person} />
      ))}
    </Card>
  )
}

function Help() {
  const { me } = useSession()
  const staff = useApi('GET /branch-staff', {}, { keepOffline: true })
  return (
    <>
      {me && me.orgLine.length > 0 && <View className='members-line'>{me.orgLine.join(' · ')}</View>}
      <Loaded query={staff}>{({ items }) => <People items={items} />}</Loaded>
      <Card>
        <SectionHeader title='支部可以帮您' />
        {services.map((service) => (
          <View key={service} className='members-service'>
            {service}
          </View>
        ))}
      </Card>
    </>
  )
}

export default function BranchHelp() {
  return (
    <Page title='找支部帮忙'>
      <RequireSignIn reason='登录后可以看到您所在支部的书记和委员。'>
        <Help />
      </RequireSignIn>
    </Page>
  )
}
