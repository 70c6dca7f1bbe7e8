import { city, cityName } from './city'
import { hospital, hospitalName } from './hospital'
import { hospitalPeople } from './people'
import { sure } from './sure'
import type { OrgSeed, Profile } from './types'

/** What can be seeded. In the city the hospital is one unit among twelve, with the same people. */
export const profiles: Record<Profile['key'], Profile> = {
  hospital: { key: 'hospital', name: hospitalName, orgs: hospital, people: hospitalPeople },
  city: { key: 'city', name: cityName, orgs: city, people: hospitalPeople },
}

/** The organisation above all others comes first. */
export const rootOf = (profile: Profile): OrgSeed => sure(profile.orgs[0], 'root')
