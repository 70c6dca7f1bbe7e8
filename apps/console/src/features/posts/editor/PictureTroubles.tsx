import type { Editor } from '@tiptap/core'
import { Button, Progress } from 'antd'
import { useSyncExternalStore } from 'react'
import type { PictureJob, PictureJobs } from './picture-jobs'
import { linkInstead, replacePending } from './use-editor'

interface Props {
  editor: Editor
  jobs: PictureJobs
}

/** Pictures still on their way, and those that did not make it with what can be done about each. */
export function PictureTroubles({ editor, jobs }: Props) {
  const list = useSyncExternalStore(jobs.subscribe, jobs.list)
  const failed = list.filter(({ state }) => state === 'failed')
  const moving = list.length - failed.length
  const remove = ({ id }: PictureJob) => {
    replacePending(editor, id, null)
    jobs.drop(id)
  }
  const link = ({ id, origin }: PictureJob) => {
    if (origin.kind === 'remote') linkInstead(editor, id, origin.url)
    jobs.drop(id)
  }
  return (
    <div aria-live="polite">
      {moving > 0 && (
        <p className="rich-text__moving">
          正在保存 {moving} 张图片，文字可以继续编辑
          <Progress percent={percentOf(list)} size="small" showInfo={false} aria-label="图片保存进度" />
        </p>
      )}
      {failed.length > 0 && (
        <section className="rich-text__failed" aria-label="没有保存的图片">
          <p>{failed.length} 张图片没有保存，发布后不会显示：</p>
          <ul>
            {failed.map((job, index) => (
              <li key={job.id}>
                <span>
                  {index + 1}．{job.name}：{job.reason.replace(/。$/, '')}。
                </span>
                {job.origin.kind !== 'lost' && <Button size="small" onClick={() => jobs.retry(job.id)} aria-label={`重试第 ${index + 1} 张`}>重试</Button>}
                {job.origin.kind === 'remote' && <Button size="small" onClick={() => link(job)} aria-label={`第 ${index + 1} 张改为链接`}>改为链接</Button>}
                <Button size="small" onClick={() => remove(job)} aria-label={`移除第 ${index + 1} 张`}>移除</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function percentOf(list: readonly PictureJob[]): number {
  const moving = list.filter(({ state }) => state !== 'failed')
  return Math.round(moving.reduce((sum, { percent }) => sum + percent, 0) / Math.max(moving.length, 1))
}
