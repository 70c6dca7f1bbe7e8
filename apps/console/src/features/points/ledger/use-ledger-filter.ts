import { ledgerStates, pointCategories, pointSourceTypes } from '@ejia/domain/points'
import type { InputOf } from '../../../shared/api'
import { useAddress } from '../use-address'

export type LedgerFilter = NonNullable<InputOf<'GET /points/ledger-totals'>['query']>

const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)
const oneOf = <const V extends readonly string[]>(values: V, text: string | undefined): V[number] | undefined => values.find((value) => value === text)

/** What is asked of the ledger, as the address has it; what the address cannot mean is left out. */
export function useLedgerFilter(): { filter: LedgerFilter; set: ReturnType<typeof useAddress>['set'] } {
  const { get, number, set } = useAddress()
  const [from, to] = [get('from'), get('to')]
  const wanted = {
    memberId: get('memberId'), orgId: number('orgId'), ruleKey: get('ruleKey'), category: oneOf(pointCategories, get('category')), source: oneOf(pointSourceTypes, get('source')),
    state: oneOf(ledgerStates, get('state')), year: number('year'), from: isDay(from) ? from : undefined, to: isDay(to) ? to : undefined,
  }
  return { filter: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)), set }
}
