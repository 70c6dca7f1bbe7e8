import type { Role } from '@ejia/domain/roles'
import type { Meetings } from '../harness/meetings'

/** Without an office, and every office there is. */
export const offices = ['member', 'commissioner', 'secretary', 'office', 'admin'] as const
/** Where, as seen from the branch whose things are asked for: the branch itself, the one above, one beside it, a group below. */
export const places = ['own', 'parent', 'sibling', 'child'] as const

export interface Asker {
  name: string
  /** Null: nobody is signed in. */
  token: string | null
}

/** A visitor, and one person for every office at every place, who belongs there too. */
export async function everyAsker({ people, factory }: Meetings): Promise<Asker[]> {
  const group = await factory.org({ parent: people.branch, kind: 'group', name: '第一党小组' })
  const orgs = { own: people.branch, parent: people.inner, sibling: people.sibling, child: group }
  const askers: Asker[] = [{ name: 'visitor', token: null }]
  for (const office of offices) {
    for (const place of places) {
      const roles: [Role, typeof group][] = office === 'member' ? [] : [[office, orgs[place]]]
      const { token } = await factory.person(orgs[place], { name: `${office} 在 ${place}`, roles })
      askers.push({ name: `${office} at ${place}`, token })
    }
  }
  return askers
}
