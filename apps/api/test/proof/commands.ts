import fc from 'fast-check'

/** What people do, with places instead of names: of the members, the meetings, the entries that there are at that moment. */
export type Command =
  | { do: 'wait'; minutes: number }
  | { do: 'meet'; kind: number; sooner: number }
  | { do: 'scan'; who: number; where: number; capture: 'camera' | 'picture' | 'typed' | 'offline'; times: number; sameKey: boolean }
  | { do: 'enter'; who: number; where: number }
  /** `office`: where a closed year forbids it to the secretary, the committee office does it. */
  | { do: 'void' | 'restore' | 'accept'; who: number; where: number; office: boolean }
  | { do: 'confirm'; where: number; office: boolean }
  | { do: 'cancel'; where: number }
  | { do: 'reverse'; who: number; which: number }
  | { do: 'appeal'; who: number; which: number; reverse: boolean; award: number | null }
  | { do: 'propose'; who: number; rule: number; amount: number; daysAgo: number }
  | { do: 'rule'; kind: number; delta: number; caps: [number | null, number | null, number | null]; exempt: number; inDays: number }
  | { do: 'withdraw'; kind: number }
  | { do: 'close' }
  | { do: 'stand'; who: number; as: number }

const place = fc.nat(7)
const who = fc.nat(2)
const kind = fc.nat(1)
const tenths = fc.integer({ min: 1, max: 60 })
/** Just below, at and just above a few times the amount: that is where reckonings part. */
const cap = fc.option(fc.record({ times: fc.integer({ min: 1, max: 4 }), more: fc.integer({ min: -1, max: 1 }) }), { nil: null, freq: 2 })

const rule = fc.record({ kind, delta: tenths, caps: fc.tuple(cap, cap, cap), exempt: fc.nat(7), inDays: fc.nat(3) }).map(({ caps, delta, ...rest }) => {
  const tenthsOf = (one: { times: number; more: number } | null) => (one ? Math.max(delta, one.times * delta + one.more) : null)
  const [day, month, year] = caps
  return { do: 'rule' as const, delta, ...rest, caps: [tenthsOf(day), tenthsOf(month), tenthsOf(year)] as [number | null, number | null, number | null] }
})

const as = <D extends string>(name: D) => fc.constant(name)

const review = fc.record({ do: fc.constantFrom('void', 'void', 'restore', 'restore', 'accept'), who, where: place, office: fc.boolean() })
const confirm = fc.record({ do: as('confirm'), where: place, office: fc.boolean() })

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: as('wait'), minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 240, max: 2400 })) }) },
  { weight: 5, arbitrary: fc.record({ do: as('meet'), kind, sooner: fc.integer({ min: 0, max: 20 }) }) },
  { weight: 12, arbitrary: fc.record({ do: as('scan'), who, where: place, capture: fc.constantFrom('camera', 'camera', 'camera', 'typed', 'picture', 'offline'), times: fc.integer({ min: 1, max: 3 }), sameKey: fc.boolean() }) },
  { weight: 10, arbitrary: fc.oneof({ weight: 5, arbitrary: review }, { weight: 1, arbitrary: fc.record({ do: as('enter'), who, where: place }) }) },
  { weight: 5, arbitrary: fc.oneof({ weight: 3, arbitrary: confirm }, { weight: 1, arbitrary: fc.record({ do: as('cancel'), where: place }) }) },
  { weight: 2, arbitrary: fc.record({ do: as('reverse'), who, which: place }) },
  { weight: 3, arbitrary: fc.record({ do: as('appeal'), who, which: place, reverse: fc.boolean(), award: fc.option(fc.nat(9)) }) },
  { weight: 3, arbitrary: fc.record({ do: as('propose'), who, rule: fc.nat(2), amount: fc.integer({ min: 1, max: 50 }), daysAgo: fc.nat(4) }) },
  { weight: 3, arbitrary: rule },
  { weight: 1, arbitrary: fc.record({ do: as('withdraw'), kind }) },
  { weight: 1, arbitrary: fc.constant({ do: 'close' } as const) },
  { weight: 2, arbitrary: fc.record({ do: as('stand'), who, as: fc.nat(3) }) },
)

/** The year is over and closed, and only then its lists are put right. */
const afterwards = fc
  .array(fc.oneof({ weight: 3, arbitrary: review }, { weight: 1, arbitrary: confirm }), { minLength: 3, maxLength: 10 })
  .map((late): Command[] => [{ do: 'wait', minutes: 7200 }, { do: 'close' }, ...late])

/** Somebody a rule may leave out, and something held and attended, before the rest can matter. */
export const commands = fc
  .tuple(rule, fc.nat(3), fc.array(command, { minLength: 6, maxLength: 26 }), fc.option(afterwards, { nil: [] }))
  .map(([first, standing, rest, late]): Command[] => [
    { ...first, kind: 0, inDays: 0 },
    { do: 'stand', who: 1, as: standing },
    { do: 'meet', kind: 0, sooner: 0 },
    ...[0, 1].map((person) => ({ do: 'scan' as const, who: person, where: 0, capture: 'camera' as const, times: 1, sameKey: true })),
    ...rest,
    ...late,
  ])
