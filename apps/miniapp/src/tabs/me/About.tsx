import { View } from '@tarojs/components'
import { useApi } from '../../shared/api'

/** Version, and the filing number the operator has to show. */
export function About() {
  const home = useApi('GET /home', {}, { keepOffline: true })
  return (
    <View className='me-about'>
      <View>{`党员E家 ${__APP_VERSION__}`}</View>
      {home.data?.footer && <View>{home.data.footer}</View>}
    </View>
  )
}
