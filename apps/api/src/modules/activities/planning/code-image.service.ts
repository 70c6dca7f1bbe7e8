import { codeOfActivity, pageOfActivityCode } from '@ejia/domain/activity-codes'
import type { FastifyReply } from 'fastify'
import { disposition } from '../../../documents/disposition'
import type { ActorContext } from '../../../lib/context'
import type { WechatClient } from '../../wechat'
import { managedActivity } from '../minutes/minutes.service'

/** The mini-program's code that opens this activity, for posters and invitations; nothing in it lets anybody check in. */
export async function activityCode(ctx: ActorContext, wechat: WechatClient, activityId: string): Promise<{ name: string; image: Buffer }> {
  const { title } = await managedActivity(ctx, activityId)
  const image = await wechat.codeImage({ scene: codeOfActivity(activityId), page: pageOfActivityCode })
  return { name: `${title} 小程序码.jpg`, image }
}

export const sendCode = (reply: FastifyReply, { name, image }: { name: string; image: Buffer }): FastifyReply =>
  reply.type('image/jpeg').header('content-disposition', disposition('inline', name)).header('cache-control', 'private, max-age=3600').header('x-content-type-options', 'nosniff').send(image)
