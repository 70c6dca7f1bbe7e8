import { memberStatusNames, serviceNames } from '@ejia/domain/members'
import { View } from '@tarojs/components'
import { openPage } from '../../../shared/nav'
import { Button, Card, Facts, SectionHeader } from '../../../shared/ui'
import type { Account } from './account'

const genders = { male: '男', female: '女' }

/** Me, as the roster has me. */
export function EntryCard({ member }: { member: NonNullable<Account['member']> }) {
  return (
    <Card>
      <SectionHeader title='名册上的登记' />
      <Facts
        items={[
          { label: '姓名', value: member.name },
          { label: '工号', value: member.rosterNo },
          { label: '性别', value: member.gender ? genders[member.gender] : undefined },
          { label: '手机号', value: member.phoneMasked ?? '未登记' },
          { label: '所在组织', value: member.org.name },
          { label: '人员状态', value: `${memberStatusNames[member.status]} · ${serviceNames[member.service]}` },
          { label: '入党日期', value: member.joinedOn ?? '未登记' },
          { label: '转正日期', value: member.fullOn ?? undefined },
        ]}
      />
      <View className='auth-action'>
        <Button kind='ghost' icon='edit' block onPress={() => openPage('/features/members/my-corrections/index')}>
          有误，申请更正
        </Button>
      </View>
    </Card>
  )
}
