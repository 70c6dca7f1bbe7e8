import { useEffect, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { setPageTitle } from '../../platform/page-title'

/** Keeps the title right while the page is in front, and says whether it is. */
export function usePageFront(title: string): boolean {
  const [front, setFront] = useState(true)
  useDidShow(() => setFront(true))
  useDidHide(() => setFront(false))
  useEffect(() => {
    if (front) setPageTitle(title)
  }, [front, title])
  return front
}
