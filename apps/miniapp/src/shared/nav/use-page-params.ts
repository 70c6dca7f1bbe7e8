import { useRouter } from '@tarojs/taro'

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The page's parameters, decoded once (both targets hand them over as they stood in the address). */
export function usePageParams<K extends string>(): Partial<Record<K, string>> {
  const { params } = useRouter()
  const pairs = Object.entries(params).filter(([, value]) => typeof value === 'string' && value !== '')
  return Object.fromEntries(pairs.map(([key, value]) => [key, decode(value as string)])) as Partial<Record<K, string>>
}
