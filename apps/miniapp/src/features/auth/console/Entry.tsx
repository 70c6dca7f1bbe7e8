import { useState } from 'react'
import { View } from '@tarojs/components'
import { parseCheckIn } from '@ejia/domain/check-in'
import { parseConsoleLink } from '@ejia/domain/console-sign-in'
import { canScan, scanCode } from '../../../platform/scan'
import { openPage } from '../../../shared/nav'
import { Button, Card, IconBox, TextInput, toast } from '../../../shared/ui'

type Open = (code: string | null) => unknown

async function scanInto(open: Open): Promise<void> {
  const scan = await scanCode()
  if (scan.state === 'unavailable') toast('打不开相机，请在设置里允许使用相机。')
  if (scan.state !== 'read') return
  const { text } = scan.scanned
  // who scans the meeting's screen here means to check in
  if (parseCheckIn(text)) openPage('/features/activities/check-in/index', { q: text })
  else await open(parseConsoleLink(text))
}

/** A browser that cannot scan takes the link that stands under the QR. */
function PasteLink({ open }: { open: Open }) {
  const [text, setText] = useState('')
  return (
    <Card>
      <TextInput label='登录链接' value={text} onChange={setText} maxLength={300} hint='这个浏览器不能扫码。可以粘贴电脑上二维码下方的链接。' />
      <Button block onPress={() => open(parseConsoleLink(text))}>
        打开
      </Button>
    </Card>
  )
}

/** Scan the QR of the console's sign-in page. */
export function Entry({ open }: { open: Open }) {
  const scanning = canScan()
  return (
    <>
      <Card className='auth-hello'>
        <IconBox name='scan' ring />
        <View className='t-title'>登录电脑端</View>
        <View className='auth-hello__note'>在电脑浏览器里打开“党员E家”管理端，扫登录页上的二维码。</View>
        {scanning && (
          <Button block icon='scan' onPress={() => scanInto(open)}>
            打开相机扫码
          </Button>
        )}
      </Card>
      {!scanning && <PasteLink open={open} />}
    </>
  )
}
