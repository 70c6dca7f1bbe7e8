import { View } from '@tarojs/components'
import { a11y } from '../../../platform/a11y'
import type { Scan } from '../../../shared/activities'
import { exactText } from '../../../shared/format'
import { Button, Card, IconBox } from '../../../shared/ui'
import { sendWaiting, useWaitingStore } from '../../../shared/waiting'

/** The scan is safe on the phone; what happens to it next. */
export function WaitingView({ scan }: { scan: Scan }) {
  const refused = useWaitingStore(({ items }) => items.find(({ key }) => key === scan.key)?.refused)
  return (
    <Card className='check-in-outcome'>
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <IconBox name={refused ? 'warning' : 'offline'} tone='neutral' ring />
        <View className='t-title'>{refused ? '没有提交成功' : '签到待提交'}</View>
        <View className='t-sub t-num'>{`${exactText(scan.since)} 扫码`}</View>
        <View className='t-sub'>{refused ?? '没有连上网络，签到已存在这台手机里。有网络后自动提交，也可以点重试；提交后可能需要工作人员核实。'}</View>
      </View>
      {!refused && (
        <Button block icon='refresh' onPress={sendWaiting}>
          重试
        </Button>
      )}
    </Card>
  )
}
