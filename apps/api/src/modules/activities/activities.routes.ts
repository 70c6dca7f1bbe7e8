import type { FastifyInstance } from 'fastify'

export async function activitiesModule(_app: FastifyInstance): Promise<void> {}
