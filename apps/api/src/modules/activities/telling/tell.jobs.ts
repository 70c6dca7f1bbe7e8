import type { FastifyInstance } from 'fastify'
import { tellAllRosters, tellRoster } from './tell.service'

export function registerActivityJobs({ jobs }: FastifyInstance): void {
  jobs.work<{ activityId: string }>('activities.tell', (ctx, { activityId }) => tellRoster(ctx, activityId))
  jobs.every('activities.tell-sweep', '*/5 * * * *', tellAllRosters)
}
