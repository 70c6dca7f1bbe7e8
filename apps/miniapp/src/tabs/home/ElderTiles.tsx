import { openPage, tabPages } from '../../shared/nav'
import { BigTile } from '../../shared/ui'

/** 长辈版: the four things a retired member does, nothing else. */
export function ElderTiles() {
  return (
    <>
      <BigTile icon='scan' title='扫码签到' note='到会场后点这里' tone='red' onPress={() => openPage('/features/activities/check-in/index')} />
      <BigTile icon='article' title='看文章' note='公告和支部新闻' onPress={() => openPage('/features/posts/list/index')} />
      <BigTile icon='activities' title='我的活动' note='最近要参加的活动' onPress={() => openPage(tabPages.activities)} />
      <BigTile icon='phone' title='找支部帮忙' note='委员可以代您办理' onPress={() => openPage('/features/members/help/index')} />
    </>
  )
}
