import { heldMeeting } from './minutes.flow.mjs'

/** Minutes being written with a vote, previewed, and as they stand in the activity; a branch's year. */
export async function screens({ ask }) {
  const { id, orgId } = await heldMeeting(ask, '看记录屏幕')
  const ready = (page) => page.getByRole('button', { name: '加一项决议' }).click()
  const preview = async (page) => {
    await page.getByRole('button', { name: '预览' }).click()
    await page.getByRole('dialog').waitFor()
  }
  return [
    { path: `/activities/${id}?tab=minutes` },
    { path: `/activities/${id}/minutes`, ready },
    { path: `/activities/${id}/minutes`, ready: preview },
    { path: `/duties/${orgId}`, as: 'office' },
  ]
}
