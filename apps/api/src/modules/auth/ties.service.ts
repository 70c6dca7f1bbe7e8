import { tellBoundBy } from '../members'
import { countHoldingWith, onDissolve } from '../orgs'
import { onPush } from '../wechat'
import { endClosedWechat, noteRevoked } from './binding/push.service'
import { isBoundTo } from './bound.fragment'
import { countOffices, endOffices } from './roles/dissolve.service'

/** What the modules to the left ask of this one, without knowing it. */
export function answerForAuth(): void {
  onDissolve(endOffices)
  countHoldingWith('roles', countOffices)
  tellBoundBy(isBoundTo)
  onPush('user_authorization_cancellation', endClosedWechat)
  onPush('user_authorization_revoke', noteRevoked)
}
