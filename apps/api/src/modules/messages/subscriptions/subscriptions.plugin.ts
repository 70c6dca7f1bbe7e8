import { subscriptionGroups } from '@ejia/domain/subscriptions'
import type { FastifyInstance } from 'fastify'
import { onPush } from '../../wechat'
import { whenDelivered } from '../messages.hooks'
import { sumCredits } from './credits.repo'
import { takeChange, takePopup, takeSent } from './push.service'
import { queueSends } from './queue.service'
import { Sender } from './sender'
import { countWaiting } from './sends.repo'

export function registerSubscriptions(app: FastifyInstance): void {
  whenDelivered(queueSends)
  onPush('subscribe_msg_popup_event', takePopup)
  onPush('subscribe_msg_change_event', takeChange)
  onPush('subscribe_msg_sent_event', takeSent)
  registerJobs(app)
  app.gauges.push(
    {
      name: 'ejia_subscription_queue',
      help: 'Messages by way of WeChat by how they stand: due, waiting for the morning or another try, in_doubt whether they went out',
      read: async () => Object.entries(await countWaiting(app.longDb, app.clock.now())).map(([what, value]) => ({ labels: { what }, value })),
    },
    {
      name: 'ejia_subscription_credits',
      help: 'Messages members have agreed to and that were not sent yet, by group',
      read: async () => {
        const left = new Map((await sumCredits(app.longDb)).map((sum) => [sum.templateId, sum.left]))
        return subscriptionGroups.map((group) => ({ labels: { group }, value: left.get(app.env.wechatTemplates[group]?.templateId ?? '') ?? 0 }))
      },
    },
  )
}

function registerJobs(app: FastifyInstance): void {
  const sender = new Sender(app)
  app.jobs.work('messages.tell-by-wechat', (ctx) => sender.run(ctx))
  app.jobs.every('messages.tell-by-wechat-sweep', '* * * * *', (ctx) => sender.run(ctx))
}
