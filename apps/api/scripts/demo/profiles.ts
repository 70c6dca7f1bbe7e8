import { city, cityName } from './city'
import { hospital, hospitalName } from './hospital'
import { hospitalPeople } from './people'
import type { Profile } from './types'

/** What can be seeded. In the city the hospital is one unit among twelve, with the same people. */
export const profiles: Record<Profile['key'], Profile> = {
  hospital: { key: 'hospital', name: hospitalName, orgs: hospital, people: hospitalPeople },
  city: { key: 'city', name: cityName, orgs: city, people: hospitalPeople },
}
