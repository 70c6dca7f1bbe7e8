import type { FastifyInstance } from 'fastify'

export async function membersModule(_app: FastifyInstance): Promise<void> {}
