import { Button } from 'antd'
import type { Draft } from '@ejia/contract/posts/routes'
import { confirmAction, Moment, Panel } from '../../../shared/ui'
import { Comparison } from '../compare/Comparison'
import { sideOfDraft, sideOfValues } from '../compare/sides'
import type { WritingPage } from './use-writing'

/** Somebody else saved first: theirs and mine side by side, and the choice. Neither is lost: each save is a revision. */
export function ConflictPanel({ writing, theirs }: { writing: WritingPage; theirs: Draft }) {
  const take = async () => {
    const sure = await confirmAction({ title: '改用对方的内容？', text: '您这次写的、还没有保存的修改会放弃。', ok: '改用对方的', danger: true })
    if (sure) writing.takeTheirs()
  }
  return (
    <Panel title={`${theirs.savedBy}先保存了新的一版，您的内容没有丢`}>
      <p>
        <Moment value={theirs.savedAt} /> 保存的是第 {theirs.revision} 版。下面左边是对方的，右边是您的；您也可以先把两边合到正文里，再用“保存我的”。
      </p>
      <div className="post-editor__row">
        <Button type="primary" onClick={() => void writing.keepMine()}>
          保存我的（作为第 {theirs.revision + 1} 版）
        </Button>
        <Button onClick={() => void take()}>改用对方的</Button>
      </div>
      <Comparison left={sideOfDraft(theirs, `${theirs.savedBy}保存的`)} right={sideOfValues(writing.values, '您写的')} beside />
    </Panel>
  )
}
