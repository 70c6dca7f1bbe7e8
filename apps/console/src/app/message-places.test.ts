import { messageLinks, type MessageLink } from '@ejia/domain/messages'
import { matchRoutes } from 'react-router'
import { placeOf } from '../features/messages/message-place'
import { features } from './features'

const routes = features.flatMap((feature) => feature.routes)

test.each(messageLinks)('%s leads to a page of the desk that exists, or to the phone’s client', (type) => {
  const place = placeOf({ kind: 'leave_decided', link: { type, id: 'x' } })!
  if ('desk' in place) expect(matchRoutes(routes, place.desk)).not.toBeNull()
  else expect(place.phone).toMatch(/^\/#\/features\/[\w-]+\/[\w-]+\/index\?id=x$/)
})

test('what is to be reviewed opens where it is reviewed', () => {
  expect(placeOf({ kind: 'review_wanted', link: { type: 'post_work', id: 'x' } })).toEqual({ desk: '/posts/x/review' })
})

test('nothing to open, or something a newer server made up: no link', () => {
  expect(placeOf({ kind: 'leave_decided', link: null })).toBeNull()
  expect(placeOf({ kind: 'leave_decided', link: { type: 'hologram' as MessageLink, id: '1' } })).toBeNull()
})
