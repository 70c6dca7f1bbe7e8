import { ownDataExportsPerDay } from '@ejia/domain/account'
import { useQueryClient } from '@tanstack/react-query'
import { messageOf, openMade } from '../../../shared/api'
import { openPage } from '../../../shared/nav'
import { Card, ListRow, SectionHeader, toast } from '../../../shared/ui'

/** What the law gives everybody: a copy of their data, and to take consent back. */
export function DataCard({ exportsLeft }: { exportsLeft: number }) {
  const client = useQueryClient()
  const fetchCopy = async () => {
    if (exportsLeft === 0) return toast(`今天已导出 ${ownDataExportsPerDay} 次，请明天再来。`)
    try {
      await openMade('GET /auth/own-data.xlsx', '我的数据.xlsx')
      toast('已导出。表里有您的完整手机号，请妥善保管。')
    } catch (error) {
      toast(messageOf(error))
    }
    await client.invalidateQueries({ queryKey: ['GET /auth/account'] })
  }
  return (
    <Card>
      <SectionHeader title='我的数据' />
      <ListRow icon='table' title='导出我的数据' note={`系统里与您有关的全部记录，一个 Excel 文件。今天还可导出 ${exportsLeft} 次`} onPress={fetchCopy} />
      <ListRow icon='file' title='隐私保护指引' note='收集什么、做什么用、保存多久' onPress={() => openPage('/features/about/privacy/index')} />
      <ListRow icon='logout' title='撤回同意、注销账号' note='哪些会结束，哪些按规定保留' onPress={() => openPage('/features/auth/withdraw/index')} />
    </Card>
  )
}
