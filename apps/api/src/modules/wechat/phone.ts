import { assertThat } from '../../lib/app-error'
import type { Platform, Reply } from './platform'
import { unavailable } from './refusal'
import { explain } from './session'
import { Unreached } from './transport'

/**
 * `POST /wxa/business/getuserphonenumber`. With the openid the platform also checks that the code is this person's, so a code
 * cannot be carried from one account to another.
 */
export async function phoneNumber(platform: Platform, asked: { code: string; openid: string }): Promise<{ phone: string }> {
  const reply = await platform.post('phone', '/wxa/business/getuserphonenumber', asked).catch(explain)
  const info = reply.phone_info as Reply | undefined
  const phone = info?.purePhoneNumber
  if (typeof phone !== 'string') throw unavailable(new Unreached('a reply without number', true))
  // told as text in the description and as number in its example
  assertThat(Number(info?.countryCode) === 86 && /^1\d{10}$/.test(phone), 'auth.phone_not_mainland')
  return { phone }
}
