import type { FastifyInstance } from 'fastify'
import { publishAllDue, publishDue } from './due.service'
import { expireAllDue } from './expire.service'
import { announceAll, announcePost } from './notify.service'
import { sendAllReminders, sendReminder } from './remind.service'

/** What posts do at their moment. Each job has a sweep behind it that finds what a lost one would have done. */
export function registerPostJobs({ jobs }: FastifyInstance): void {
  jobs.work<{ postId: string }>('posts.publish-due', (ctx, { postId }) => publishDue(ctx, postId))
  jobs.every('posts.publish-sweep', '* * * * *', publishAllDue)
  jobs.every('posts.expire', '*/5 * * * *', expireAllDue)
  jobs.work<{ postId: string }>('posts.announce', (ctx, { postId }) => announcePost(ctx, postId))
  jobs.every('posts.announce-sweep', '*/5 * * * *', announceAll)
  jobs.work<{ postId: string; day: string }>('posts.remind', (ctx, { postId, day }) => sendReminder(ctx, postId, day))
  jobs.every('posts.remind-sweep', '*/5 8-20 * * *', sendAllReminders)
}
