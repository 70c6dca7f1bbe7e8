import { passwordFault, passwordFaultText } from '@ejia/domain/passwords'
import { AppError } from '../../../lib/app-error'

/** Refuses a new password with what is wrong beside its field. */
export function assertGoodPassword(password: string, accountName: string, isOld: boolean): void {
  const fault = passwordFault(password, accountName)
  const message = isOld ? '不能与原密码相同' : fault && passwordFaultText[fault]
  if (message) throw new AppError('auth.password_weak', { fields: [{ field: 'body/newPassword', message }] })
}
