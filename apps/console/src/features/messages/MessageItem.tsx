import { Button } from 'antd'
import { Link } from 'react-router'
import { messageKindNames } from '@ejia/domain/messages'
import type { ItemOf } from '../../shared/api'
import { Moment, StateTag } from '../../shared/ui'
import { placeOf } from './message-place'

export type Message = ItemOf<'GET /messages'>

interface Props {
  message: Message
  onRead: (message: Message) => void
}

/** The title is the way to what it is about; opening it marks it as read. */
function Title({ message, onRead }: Props) {
  const place = placeOf(message)
  const read = () => onRead(message)
  if (place === null) return <span className="message__title">{message.title}</span>
  if ('desk' in place) {
    return (
      <Link className="message__title" to={place.desk} onClick={read}>
        {message.title}
      </Link>
    )
  }
  return (
    <a className="message__title" href={place.phone} target="_blank" rel="noreferrer" onClick={read}>
      {message.title}（手机版页面）
    </a>
  )
}

export function MessageItem({ message, onRead }: Props) {
  const unread = message.readAt === null
  return (
    <li className={unread ? 'message message--unread' : 'message'}>
      <div className="message__head">
        {unread && <StateTag tone="wait">未读</StateTag>}
        <StateTag>{messageKindNames[message.kind]}</StateTag>
        <Title message={message} onRead={onRead} />
      </div>
      {message.text !== '' && <p className="message__text">{message.text}</p>}
      <div className="message__foot">
        <Moment value={message.sentAt} />
        {unread && (
          <Button type="link" size="small" aria-label={`标为已读：${message.title}`} onClick={() => onRead(message)}>
            标为已读
          </Button>
        )}
      </div>
    </li>
  )
}
