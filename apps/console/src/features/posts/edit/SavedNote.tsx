import { Button } from 'antd'
import { Moment } from '../../../shared/ui'
import type { WritingPage } from './use-writing'

/** Where what is typed is now. */
export function SavedNote({ writing: { state, draft, problem, save } }: { writing: WritingPage }) {
  return <span role="status">{words(state, draft?.savedAt, draft?.savedBy, problem?.message, () => void save())}</span>
}

function words(state: WritingPage['state'], savedAt: string | undefined, savedBy: string | undefined, trouble: string | undefined, retry: () => void) {
  if (state === 'saving') return '正在保存…'
  if (state === 'typed') return '有未保存的修改（已暂存在这台电脑的浏览器里）'
  if (state === 'conflict') return '别人先保存了，您的修改还在这里，没有丢'
  if (state === 'failed') {
    return (
      <>
        没有保存成功：{trouble} 您写的内容还在。{' '}
        <Button size="small" onClick={retry}>
          再保存一次
        </Button>
      </>
    )
  }
  return savedAt ? (
    <>
      <Moment value={savedAt} /> {savedBy}保存
    </>
  ) : (
    '写了标题或正文后会自动保存草稿'
  )
}
