import { ApiError } from '@ejia/contract/client/api-error'
import { signInByQr, type Asked, type Claim, type QrState, type Tokens } from './qr-sign-in'

const tokens = { accessToken: 't' } as Tokens
const askedNo = (n: number): Asked => ({ id: `id-${n}`, link: `https://ejia.test/cs/${n}`, claimSecret: `secret-${n}`, expiresAt: '2020-01-01T00:00:00Z', expiresIn: 120 })
const refusal = (code: 'auth.console_claim_invalid' | 'auth.account_disabled', status: number) => new ApiError(code, status, 'x')
const lost = new ApiError('client.offline', 0, 'x')

/** Plays the server: each claim gets the next answer. */
async function play(answers: (Claim | Error)[]) {
  const shown: QrState[] = []
  const claimed: string[] = []
  const signedIn = jest.fn()
  let asked = 0
  await signInByQr({
    ask: () => Promise.resolve(askedNo((asked += 1))),
    claim: ({ claimSecret }) => {
      claimed.push(claimSecret)
      const answer = answers.shift() ?? ({ state: 'expired' } as const)
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    show: (state) => shown.push(state),
    signedIn,
    wait: () => Promise.resolve(),
    over: () => false,
  })
  return { shown, claimed, signedIn, last: shown.at(-1), asked }
}

test('waiting, scanned, confirmed: signed in once, and no more is asked', async () => {
  const { shown, claimed, signedIn, last } = await play([{ state: 'waiting' }, { state: 'scanned', name: '张**' }, { state: 'signed_in', tokens }])
  expect(shown.map((state) => (state.step === 'shown' ? state.scannedBy : state.step))).toEqual(['asking', null, null, '张**', 'confirmed'])
  expect(claimed).toEqual(['secret-1', 'secret-1', 'secret-1'])
  expect(signedIn.mock.calls).toEqual([[tokens]])
  expect(last?.step).toBe('confirmed')
})

test('an expired code makes way for the next; a page left open rests after five', async () => {
  const { asked, last } = await play([])
  expect(asked).toBe(5)
  expect(last).toEqual({ step: 'resting' })
})

test('a code the server no longer knows is replaced, not explained', async () => {
  const { asked, signedIn } = await play([refusal('auth.console_claim_invalid', 404), { state: 'signed_in', tokens }])
  expect([asked, signedIn.mock.calls.length]).toEqual([2, 1])
})

test('without a network the code stays and is asked after again', async () => {
  const { shown, asked, signedIn } = await play([lost, lost, { state: 'signed_in', tokens }])
  expect(shown.filter((state) => state.step === 'shown' && state.offline)).toHaveLength(2)
  expect([asked, signedIn.mock.calls.length]).toEqual([1, 1])
})

test('refused on the phone ends it; so does a refusal that asking again does not change', async () => {
  expect((await play([{ state: 'refused' }])).last).toEqual({ step: 'refused' })
  expect((await play([refusal('auth.account_disabled', 403)])).last?.step).toBe('failed')
})

test('the end is reckoned by this desk\'s clock: one that is wrong by years still counts two minutes', async () => {
  const { shown } = await play([{ state: 'refused' }])
  const first = shown.find((state) => state.step === 'shown')
  const left = first?.step === 'shown' ? Date.parse(first.expiresAt) - Date.now() : 0
  expect(left).toBeGreaterThan(115_000)
  expect(left).toBeLessThanOrEqual(120_000)
})
