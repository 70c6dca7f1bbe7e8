import { useApi } from '../../shared/api'

/** Who runs this, and whom to ask, as the first screen knows it. */
export function useHouse(): { organisation: string; footer: string; contact: string } {
  const { data } = useApi('GET /home', {}, { keepOffline: true })
  return { organisation: data?.organisation ?? '', footer: data?.footer ?? '', contact: data?.contact ?? '' }
}

/** When the operator gave no contact: the branch knows everybody. */
export const contactText = (contact: string): string => (contact === '' ? '您所在党支部的书记' : contact)
