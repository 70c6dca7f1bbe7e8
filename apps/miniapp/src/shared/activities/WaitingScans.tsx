import { exactText } from '../format'
import { useSession } from '../session'
import { Button, Card, ListRow, NoticeBar } from '../ui'
import { sendWaiting } from './send-waiting'
import { forgetScan, useWaitingStore, type WaitingScan } from './waiting.store'

function Waiting({ scan }: { scan: WaitingScan }) {
  const retry = (
    <Button kind='ghost' size='small' onPress={sendWaiting}>
      重试
    </Button>
  )
  return <ListRow icon='offline' title='签到待提交' note={`${exactText(scan.scannedAt)} 扫码，有网络后自动提交`} value={retry} />
}

function Refused({ scan }: { scan: WaitingScan }) {
  const close = (
    <Button kind='plain' size='small' onPress={() => forgetScan(scan.key)}>
      知道了
    </Button>
  )
  return <ListRow icon='warning' title='签到没有提交成功' note={`${exactText(scan.scannedAt)} 扫码。${scan.refused}`} value={close} />
}

/** Check-ins of this person that the server has not answered yet; of all activities, or of one. */
export function WaitingScans({ activityId }: { activityId?: string | undefined }) {
  const { me } = useSession()
  const scans = useWaitingStore((state) => state.scans)
  const mine = scans.filter((scan) => scan.accountId === me?.accountId && (!activityId || scan.activityId === activityId))
  const others = scans.filter((scan) => scan.accountId !== me?.accountId)
  return (
    <>
      {mine.length > 0 && (
        <Card tight>{mine.map((scan) => (scan.refused === null ? <Waiting key={scan.key} scan={scan} /> : <Refused key={scan.key} scan={scan} />))}</Card>
      )}
      {others.length > 0 && me && <NoticeBar icon='offline'>这台手机上还有另一个账号的签到待提交，请那位同志登录后提交。</NoticeBar>}
    </>
  )
}
