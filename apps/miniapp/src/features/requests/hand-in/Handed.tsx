import { View } from '@tarojs/components'
import { receiptText } from '@ejia/domain/requests'
import { copyText } from '../../../platform/clipboard'
import { dayText } from '../../../shared/format'
import { replacePage } from '../../../shared/nav'
import { Button, Card, Facts, NoticeBar, toast } from '../../../shared/ui'
import { openedCode } from '../kept'
import type { Receipt } from '../words'
import { RemindMe } from './RemindMe'

interface Props {
  receipt: Receipt
  /** It is on this device too. */
  kept: boolean
}

async function copy(code: string): Promise<void> {
  toast((await copyText(receiptText(code))) ? '编号已复制' : '复制没有成功，请抄下编号')
}

/** The number, large, and who answers by when. */
export function Handed({ receipt, kept }: Props) {
  const { code, named, org, acceptBy, answerBy, holidaysKnown } = receipt
  const look = () => {
    openedCode.set(code)
    replacePage('/features/requests/answer/index')
  }
  return (
    <>
      <Card>
        <View className='t-title'>已经提交</View>
        <View className='requests-note'>{named ? '受理编号' : '受理编号只显示这一次，请抄下或复制保存'}</View>
        <View className='requests-code'>{receiptText(code)}</View>
        <Facts
          items={[
            { label: '办理组织', value: org.name },
            { label: '受理', value: `最晚 ${dayText(acceptBy)}` },
            { label: '答复', value: `最晚 ${dayText(answerBy)}` },
          ]}
        />
        <View className='requests-actions'>
          <Button block onPress={() => copy(code)}>
            复制编号
          </Button>
          {named && <RemindMe />}
          <Button kind='ghost' block onPress={look}>
            看办理进度
          </Button>
        </View>
      </Card>
      <NoticeBar icon='check'>
        {named ? '有答复时会发消息给您，也可以凭编号查看。' : `${kept ? '编号已存在这台手机上。' : ''}凭编号可以查进度、看答复、追问一次，并评价是否满意。`}
      </NoticeBar>
      {!holidaysKnown && <NoticeBar icon='clock'>明年的放假安排还没有公布，日期按周末推算，以公布的安排为准。</NoticeBar>}
    </>
  )
}
