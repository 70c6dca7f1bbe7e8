import { messageOf, useAction } from '../../../shared/api'
import { openPage } from '../../../shared/nav'
import { useSubscribeAfter } from '../../../shared/subscriptions'
import { Button, toast } from '../../../shared/ui'
import { primaryOf } from './my-part'
import type { Activity } from './use-activity'

/** The page's one action for now: 签到, or 报名. */
export function PrimaryAction({ activity }: { activity: Activity }) {
  const primary = primaryOf(activity)
  if (primary === 'sign_up') return <SignUp id={activity.id} />
  return (
    <Button block icon='scan' onPress={() => openPage('/features/activities/check-in/index', { id: activity.id })}>
      签到
    </Button>
  )
}

function SignUp({ id }: { id: string }) {
  const subscribe = useSubscribeAfter('sign_up')
  const signUp = useAction((call) => call('PUT /activities/:activityId/sign-up', { params: { activityId: id } }), {
    invalidates: ['GET /activities', 'GET /activities/:activityId'],
    onSuccess: () => toast('报名成功'),
    onError: (error) => toast(messageOf(error)),
  })
  const press = () => {
    subscribe()
    signUp.mutate()
  }
  return (
    <Button block loading={signUp.isPending} onPress={press}>
      报名
    </Button>
  )
}
