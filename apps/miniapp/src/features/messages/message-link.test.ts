import { messageLinks, type MessageLink } from '@ejia/domain/messages'
import { activitiesPages } from '../activities/pages'
import { authPages } from '../auth/pages'
import { pointsPages } from '../points/pages'
import { postsPages } from '../posts/pages'
import { messageLink } from './message-link'

const features: Record<string, string[]> = { posts: postsPages, activities: activitiesPages, points: pointsPages, auth: authPages }

test.each(messageLinks)('%s leads to a page that exists', (type) => {
  const { path } = messageLink({ type, id: 'x' })!
  const [, feature, page] = /^\/features\/(\w+)\/(.+)$/.exec(path)!
  expect(features[feature!]).toContain(page)
})

test('a page about one thing is told which', () => {
  expect(messageLink({ type: 'post', id: 'p1' })!.params).toEqual({ id: 'p1' })
  expect(messageLink({ type: 'binding_requests', id: 'r1' })!.params).toEqual({})
})

test('nothing to open, or something a newer server made up: nothing happens', () => {
  expect(messageLink(null)).toBeNull()
  expect(messageLink({ type: 'hologram' as MessageLink, id: '1' })).toBeNull()
})
