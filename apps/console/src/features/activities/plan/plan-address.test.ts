import { planAddress, presetIn } from './plan-address'

test('what an open duty asks for is what the new plan begins with', () => {
  const { searchParams } = new URL(planAddress('lecture', 12), 'https://desk.example')
  expect(presetIn(searchParams)).toEqual({ kind: 'lecture', org: 12 })
})

test('an address that asks for nothing, or for what there is not, presets nothing', () => {
  expect(presetIn(new URLSearchParams('kind=picnic&org=x'))).toEqual({ kind: undefined, org: undefined })
})
