import { View } from '@tarojs/components'
import { parseConsoleLink } from '@ejia/domain/console-sign-in'
import { canScan, scanCode } from '../../../platform/scan'
import { openPage } from '../../../shared/nav'
import { Button, Card, IconBox, toast } from '../../../shared/ui'
import { captureOfTyped, type ReadCode } from './code'
import { CodeForm } from './CodeForm'
import type { useCheckIn } from './use-check-in'

type Submit = ReturnType<typeof useCheckIn>['submit']

/** Opens the camera and hands on what it read; a camera that does not open says what to do instead. */
export async function scanInto(submit: Submit): Promise<void> {
  const scan = await scanCode()
  if (scan.state === 'unavailable') toast(scan.reason)
  if (scan.state !== 'read') return
  const { text, from } = scan.scanned
  // who scans a console's sign-in page here means to sign it in
  const consoleCode = parseConsoleLink(text)
  if (consoleCode !== null) openPage('/features/auth/console/index', { code: consoleCode })
  else await submit(text, () => from)
}

/** Scan where there is a camera, otherwise type or paste. */
export function Entry({ submit }: { submit: Submit }) {
  const scanning = canScan()
  const typed = (code: ReadCode) => captureOfTyped(code)
  return (
    <>
      {scanning && (
        <Card className='check-in-scan'>
          <IconBox name='scan' ring />
          <View className='t-title'>扫码签到</View>
          <View className='t-sub'>对准会场屏幕上的二维码</View>
          <Button block icon='scan' onPress={() => scanInto(submit)}>
            打开相机扫码
          </Button>
        </Card>
      )}
      <CodeForm main={!scanning} title={scanning ? '扫不了码？输入签到码' : '输入签到码'} onCode={(text) => submit(text, typed)} />
      <View className='check-in-note'>没有网络时扫的码会先存在手机里，有网络后自动提交，由工作人员核实。</View>
    </>
  )
}
