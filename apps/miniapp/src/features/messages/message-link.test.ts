import { existsSync } from 'node:fs'
import path from 'node:path'
import { messageLinks, type MessageLink } from '@ejia/domain/messages'
import { messageLink } from './message-link'

test.each(messageLinks)('%s leads to a page that exists', (type) => {
  const { path: page } = messageLink({ type, id: 'x' })!
  expect(existsSync(path.resolve(__dirname, '../../..', `src${page}.tsx`))).toBe(true)
})

test('a page about one thing is told which', () => {
  expect(messageLink({ type: 'post', id: 'p1' })!.params).toEqual({ id: 'p1' })
  expect(messageLink({ type: 'binding_requests', id: 'r1' })!.params).toEqual({})
})

test('nothing to open, or something a newer server made up: nothing happens', () => {
  expect(messageLink(null)).toBeNull()
  expect(messageLink({ type: 'hologram' as MessageLink, id: '1' })).toBeNull()
})
