import { messageOf, useAction, type ItemOf } from '../../shared/api'
import { toast } from '../../shared/ui'

export type Message = ItemOf<'GET /messages'>

const changed = ['GET /messages', 'GET /messages/unread-count', 'GET /home/mine'] as const

/** Marks one message as read. When that fails the message stays unread, and nobody has to be told. */
export function useMarkRead() {
  const read = useAction((call, messageId: string) => call('POST /messages/:messageId/read', { params: { messageId } }), { invalidates: changed })
  return ({ id, readAt }: Pick<Message, 'id' | 'readAt'>) => {
    if (readAt === null) read.mutate(id)
  }
}

/** Marks everything up to the newest message that is shown. */
export const useMarkAllRead = () =>
  useAction((call, upTo: string) => call('POST /messages/read-all', { body: { upTo } }), {
    invalidates: changed,
    onSuccess: () => toast('已全部标为已读'),
    onError: (error) => toast(messageOf(error)),
  })
