import { QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { RouterProvider } from 'react-router'
import { queryClient } from '../shared/api'
import { useSessionStore } from '../shared/session'
import { FeedbackHolder } from '../shared/ui/FeedbackHolder'
import { Starting } from './Starting'
import { router } from './router'
import { theme } from './theme'

dayjs.locale('zh-cn')

export function App() {
  const starting = useSessionStore(({ state }) => state === 'starting')
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp message={{ maxCount: 3 }}>
        <FeedbackHolder />
        <QueryClientProvider client={queryClient}>{starting ? <Starting /> : <RouterProvider router={router} />}</QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
