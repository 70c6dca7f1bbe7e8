import { Alert, Button } from 'antd'
import { confirmAction } from '../../../shared/ui'
import { plainText } from './plain-text'
import type { Content } from './minutes'

interface Props {
  /** What was typed here and is not kept. */
  mine: Content
  title: string
  /** Shows what stands on the server, and forgets this. */
  onTakeTheirs: () => void
}

/** Somebody else saved since: nothing is overwritten. What was typed here stays to be copied from. */
export function Conflict({ mine, title, onTakeTheirs }: Props) {
  const take = async () => {
    if (await confirmAction({ title: '载入已保存的记录？', text: '您在这里还没保存的文字会从页面上去掉，请先把需要的内容复制出来。', ok: '载入' })) onTakeTheirs()
  }
  return (
    <Alert
      type="warning"
      showIcon={false}
      title={title}
      description={
        <>
          <p>没有覆盖任何人的内容。请载入已保存的记录，再把下面您写的文字补进去。</p>
          <details>
            <summary>我没有保存的文字</summary>
            <textarea className="minutes-mine" readOnly rows={10} aria-label="我没有保存的文字" value={plainText(mine)} />
          </details>
        </>
      }
      action={<Button onClick={() => void take()}>载入已保存的记录</Button>}
    />
  )
}
