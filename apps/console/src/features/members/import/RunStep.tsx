import { Progress } from 'antd'
import { Panel } from '../../../shared/ui'
import type { Import } from './import-words'

/** While the server writes: it goes on when the page is left. */
export function RunStep({ row: { progress } }: { row: Import }) {
  const { done, total } = progress
  const percent = total === 0 ? 0 : Math.round((done / total) * 100)
  return (
    <Panel title="正在导入">
      <div role="status">
        <Progress percent={percent} aria-label="导入进度" />
        <p>
          {done > 0 ? `已写入 ${done} / ${total} 人。` : '正在核对每一行…'}可以离开这个页面，稍后在“导入名册”里查看结果。
        </p>
      </div>
    </Panel>
  )
}
