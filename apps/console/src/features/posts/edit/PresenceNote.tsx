import { Alert } from 'antd'
import { momentText } from '../../../shared/time'
import { usePresence } from './use-presence'

/** Tells whoever came second. */
export function PresenceNote({ postId }: { postId: string }) {
  const others = usePresence(postId)
  if (others.length === 0) return null
  const names = others.map(({ name, since }) => `${name}（${momentText(since).slice(11)} 打开）`).join('、')
  return <Alert className="post-editor__note" type="warning" showIcon role="status" title={`${names}也在编辑这篇文章`} description="最好先和对方说一声。两个人都保存时，后保存的一方会先看到对方的内容，不会互相覆盖。" />
}
