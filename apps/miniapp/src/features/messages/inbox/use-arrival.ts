import { useEffect, useRef } from 'react'
import { messageLinks, type MessageLink } from '@ejia/domain/messages'
import { openPage, usePageParams } from '../../../shared/nav'
import { messageLink } from '../message-link'
import { useMarkRead } from '../use-reading'

const isLink = (type: string | undefined): type is MessageLink => (messageLinks as readonly string[]).includes(type ?? '')

/** Somebody tapped a message of WeChat: it is read, and what it tells of opens on top of the inbox. Once. */
export function useArrival(): void {
  const { message, type, id } = usePageParams<'message' | 'type' | 'id'>()
  const markRead = useMarkRead()
  const done = useRef(false)
  useEffect(() => {
    if (done.current || message === undefined) return
    done.current = true
    markRead({ id: message, readAt: null })
    const link = isLink(type) && id !== undefined ? messageLink({ type, id }) : null
    if (link) openPage(link.path, link.params)
  })
}
