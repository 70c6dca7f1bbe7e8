import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { memberStatusNames, serviceNames } from '@ejia/domain/members'
import { roleCan, type Ability } from '@ejia/domain/roles'
import { useApi } from '../../../shared/api'
import { dayText } from '../../../shared/format'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn, useSession, type Me } from '../../../shared/session'
import { Button, Card, Facts, Loaded, NoticeBar, Page } from '../../../shared/ui'
import { Access } from './Access'
import { Assist } from './Assist'
import { PhoneSheet } from './PhoneSheet'
import '../members.scss'

type Member = ReplyOf<'GET /members/:memberId'>

const genderNames = { male: '男', female: '女' } as const

/** Whether any office of mine carries this ability; whether it reaches this member is the server's to say. */
const holds = (me: Me | null, ability: Ability): boolean => (me?.roles ?? []).some(({ role }) => roleCan(role, ability))

function Details({ member }: { member: Member }) {
  const { gender, status, service, away, joinedOn, fullOn } = member
  return (
    <Card>
      <View className='t-title'>{member.name}</View>
      <Facts
        items={[
          { label: '所在组织', value: member.org.name },
          { label: '名册编号', value: member.rosterNo },
          { label: '性别', value: gender !== null && genderNames[gender] },
          { label: '身份', value: memberStatusNames[status] },
          { label: '状态', value: `${serviceNames[service]}${away ? '，外出（流动）' : ''}` },
          { label: '入党日期', value: joinedOn !== null && dayText(joinedOn) },
          { label: '转正日期', value: fullOn !== null && dayText(fullOn) },
          { label: '电话', value: member.phoneMasked ?? '未登记' },
        ]}
      />
    </Card>
  )
}

function MemberView({ member }: { member: Member }) {
  const { me } = useSession()
  const [asking, setAsking] = useState(false)
  const mayView = holds(me, 'members.view_phone') && member.phoneMasked !== null
  const mayAssist = holds(me, 'members.assist') && member.leftOn === null && member.id !== me?.member?.id
  const mayManage = holds(me, 'members.manage') && member.leftOn === null
  return (
    <>
      {member.leftOn !== null && <NoticeBar>{`${dayText(member.leftOn)}已离开本组织，仅作记录保留。`}</NoticeBar>}
      <Details member={member} />
      {mayView && (
        <Button kind='ghost' icon='phone' onPress={() => setAsking(true)}>
          查看完整电话
        </Button>
      )}
      {mayAssist && <Assist member={member} />}
      {mayManage && <Access memberId={member.id} name={member.name} />}
      <PhoneSheet memberId={member.id} name={member.name} open={asking} onClose={() => setAsking(false)} />
    </>
  )
}

function MemberPage() {
  const { id = '' } = usePageParams<'id'>()
  const member = useApi('GET /members/:memberId', { params: { memberId: id } })
  return (
    <Loaded query={member} skeleton='card'>
      {(data) => <MemberView member={data} />}
    </Loaded>
  )
}

export default function MemberDetail() {
  return (
    <Page title='党员信息'>
      <RequireSignIn reason='登录后可以查看您管理的党员。'>
        <MemberPage />
      </RequireSignIn>
    </Page>
  )
}
