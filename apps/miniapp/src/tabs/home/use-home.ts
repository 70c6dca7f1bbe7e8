import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useApi } from '../../shared/api'
import { useSession } from '../../shared/session'
import { takePrefetchedHome } from './prefetched-home'

/** What everyone sees, in one request; what is mine alone follows once that is there, and only for somebody signed in. */
export function useHome() {
  const { signedIn } = useSession()
  const home = useApi('GET /home', {}, { keepOffline: true, instead: () => takePrefetchedHome(signedIn) })
  const mine = useApi('GET /home/mine', {}, { enabled: signedIn && (home.isSuccess || home.isError), keepOffline: true })
  const reread = () => Promise.all([home.refetch(), signedIn && mine.refetch()])
  usePullDownRefresh(() => {
    void reread().finally(() => Taro.stopPullDownRefresh())
  })
  // Something was read, signed or checked into on another page. At a start with a kept copy the reading is under way already.
  useDidShow(() => {
    if (home.data && home.isStale) void home.refetch({ cancelRefetch: false })
    if (mine.data && mine.isStale) void mine.refetch({ cancelRefetch: false })
  })
  return { home, mine: signedIn ? mine.data : undefined, awaitingMine: signedIn && mine.isPending && !home.isError }
}
