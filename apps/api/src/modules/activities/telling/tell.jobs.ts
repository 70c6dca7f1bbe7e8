import type { FastifyInstance } from 'fastify'
import { remindOfActivities } from './remind.service'
import { tellAllRosters, tellRoster } from './tell.service'

export function registerActivityJobs({ jobs }: FastifyInstance): void {
  jobs.work<{ activityId: string }>('activities.tell', (ctx, { activityId }) => tellRoster(ctx, activityId))
  jobs.every('activities.tell-sweep', '*/5 * * * *', tellAllRosters)
  jobs.every('activities.remind-sweep', '*/5 8-20 * * *', remindOfActivities)
}
