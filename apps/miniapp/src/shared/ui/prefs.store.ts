import { create } from 'zustand'
import { preferredTextSize } from '../../platform/device'
import { storage } from '../../platform/storage'

const key = 'prefs.elder'
/** WeChat's standard text is 17 px; from this size on the person is taken to want 长辈版. */
const elderFrom = 21
const standard = 17
const mostScale = 1.2

interface Prefs {
  /** 长辈版: large text, large targets, a home page of four things. */
  elder: boolean
  /** How much WeChat's own text size setting enlarges our text while 长辈版 is off. */
  scale: number
}

function initial(): Prefs {
  const size = preferredTextSize() ?? standard
  const elder = storage.get<boolean>(key) ?? size >= elderFrom
  return { elder, scale: Math.min(mostScale, Math.max(1, size / standard)) }
}

export const usePrefs = create<Prefs>(initial)

/** The person's own choice, kept on the device. */
export function setElder(elder: boolean): void {
  storage.set(key, elder)
  usePrefs.setState({ elder })
}
