import { create } from 'zustand'
import { preferredTextScale } from '../../platform/device'
import { watchFocus } from '../../platform/lifecycle'
import { storage } from '../../platform/storage'

const key = 'prefs.elder'
/** From WeChat's 关怀模式 on (23.8 of 17 px, or a factor of 1.4) the person is taken to want 长辈版; a float may fall just short. */
const elderFrom = 1.395
/** WeChat's largest on the widest phones is 25.5 of 17 px. */
const mostScale = 1.5

interface Prefs {
  /** 长辈版: large text, large targets, a home page of four things. */
  elder: boolean
  /** How much the text size chosen in WeChat (or the browser) enlarges ours. */
  scale: number
}

/** The person's own choice of 长辈版 goes before what their text size suggests. */
function read(): Prefs {
  const wanted = preferredTextScale()
  const scale = Math.round(Math.min(mostScale, Math.max(1, wanted)) * 1000) / 1000
  return { elder: storage.get<boolean>(key) ?? wanted >= elderFrom, scale }
}

export const usePrefs = create<Prefs>(read)

// The setting is changed in WeChat, outside the app: it holds when the person comes back.
watchFocus((focused) => {
  if (focused) usePrefs.setState(read())
})

/** The person's own choice, kept on the device. */
export function setElder(elder: boolean): void {
  storage.set(key, elder)
  usePrefs.setState({ elder })
}
