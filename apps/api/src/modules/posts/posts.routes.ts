import type { FastifyInstance } from 'fastify'

export async function postsModule(_app: FastifyInstance): Promise<void> {}
