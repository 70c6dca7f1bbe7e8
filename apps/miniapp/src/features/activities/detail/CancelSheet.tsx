import { ApiError, messageOf, useAction } from '../../../shared/api'
import { toast } from '../../../shared/ui'
import { ReasonSheet } from '../ReasonSheet'

/** Calling an activity off, with the reason members will read. */
export function CancelSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const cancel = useAction(
    (call, reason: string) => call('POST /activities/:activityId/cancel', { params: { activityId: id }, body: { reason } }),
    {
      invalidates: ['GET /activities', 'GET /activities/:activityId', 'GET /managed-activities'],
      onSuccess: () => {
        toast('活动已取消')
        onClose()
      },
    },
  )
  return (
    <ReasonSheet
      title='取消活动'
      hint='党员会看到这个原因。取消后不能恢复。'
      submitText='取消活动'
      busy={cancel.isPending}
      error={cancel.isError ? (fieldOf(cancel.error) ?? messageOf(cancel.error)) : undefined}
      onSubmit={(reason) => cancel.mutate(reason)}
      onClose={onClose}
    />
  )
}

const fieldOf = (error: unknown): string | undefined => (error instanceof ApiError ? error.fieldMessage('reason') : undefined)
