import { useState } from 'react'
import { storage } from '../../../platform/storage'
import { useSession } from '../../../shared/session'
import { changed, type PlanForm } from './form'

/** A form that saves itself on the phone, for whoever is typing, until it was sent. */
export function useDraft(id: string | undefined, initial: () => PlanForm) {
  const { me } = useSession()
  const key = `activities.draft.${me?.accountId ?? ''}.${id ?? 'new'}`
  const [restored] = useState(() => storage.get<PlanForm>(key) !== undefined)
  const [form, setForm] = useState<PlanForm>(() => storage.get<PlanForm>(key) ?? initial())
  return {
    form,
    /** Whether it came from an earlier visit. */
    restored,
    edit(change: Partial<PlanForm>): void {
      const next = changed(form, change)
      setForm(next)
      storage.set(key, next)
    },
    forget: () => storage.remove(key),
    startOver(): void {
      storage.remove(key)
      setForm(initial())
    },
  }
}
