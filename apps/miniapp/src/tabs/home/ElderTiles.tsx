import { openPage, tabPages } from '../../shared/nav'
import { BigTile } from '../../shared/ui'
import { activityNote, articleNote, checkInNote } from './elder-notes'
import { mayCheckIn, type NextActivity } from './Now'
import type { Summary } from './Posts'

interface Props {
  notices: readonly Summary[] | undefined
  activity: NextActivity | null | undefined
}

/** 长辈版: the four things a retired member does, nothing else. */
export function ElderTiles({ notices, activity }: Props) {
  const now = Date.now()
  // What can be checked into right now is meant; otherwise the page finds out from the code.
  const id = activity && mayCheckIn(activity, now) ? activity.id : undefined
  const checkIn = () => openPage('/features/activities/check-in/index', { id })
  return (
    <>
      <BigTile icon='scan' title='扫码签到' note={checkInNote(activity, now)} tone='red' onPress={checkIn} />
      <BigTile icon='article' title='看文章' note={articleNote(notices, now)} onPress={() => openPage('/features/posts/list/index')} />
      <BigTile icon='activities' title='我的活动' note={activityNote(activity, now)} onPress={() => openPage(tabPages.activities)} />
      <BigTile icon='phone' title='找支部帮忙' note='委员可以代您办理' onPress={() => openPage('/features/members/help/index')} />
    </>
  )
}
