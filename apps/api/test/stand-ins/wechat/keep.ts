import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { PeopleState } from './people'
import type { World } from './world'

export interface Kept {
  save: () => void
}

interface State {
  people: PeopleState
  credits: [string, number][]
}

const everyMs = 2000

/** The platform does not forget people when a product is started anew: what is needed for that is kept in a file. */
export function keepState(file: string, { people, subscriptions }: World): Kept {
  let written = ''
  try {
    written = readFileSync(file, 'utf8')
    const state = JSON.parse(written) as State
    people.restore(state.people)
    subscriptions.restore(state.credits)
  } catch {
    // the first time, or a file that was cut off: as on the first day
  }
  const save = (): void => {
    const text = JSON.stringify({ people: people.state(), credits: subscriptions.state() } satisfies State)
    if (text === written) return
    writeFileSync(`${file}.new`, text, { mode: 0o600 })
    renameSync(`${file}.new`, file)
    written = text
  }
  setInterval(save, everyMs).unref()
  return { save }
}
