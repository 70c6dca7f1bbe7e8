import type { FastifyInstance } from 'fastify'

export async function pointsModule(_app: FastifyInstance): Promise<void> {}
