import { Button, NoticeBar } from '../../../shared/ui'
import type { Trouble } from '../reading-pacer'

/** Why the reading is not being counted just now, and what to do. */
export function TroubleNote({ trouble, onTakeOver }: { trouble: Trouble; onTakeOver: () => void }) {
  if (trouble.kind === 'offline') {
    return <NoticeBar icon='offline'>没有连上网络。可以先读，位置会记在手机里；连上网络后接着计入。</NoticeBar>
  }
  if (trouble.kind === 'refused') return <NoticeBar>{trouble.message}</NoticeBar>
  return (
    <>
      <NoticeBar>这项学习已在另一处打开，这里暂停计入。</NoticeBar>
      <Button kind='ghost' onPress={onTakeOver}>
        在这里继续
      </Button>
    </>
  )
}
