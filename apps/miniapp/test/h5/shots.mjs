// Pictures of pages for looking at: node test/h5/shots.mjs [route…]
import { goTo, openH5, preferElder, shot } from './harness.mjs'

const tabs = ['/tabs/home/index', '/tabs/study/index', '/tabs/activities/index', '/tabs/me/index', '/features/auth/sign-in/index']
const asked = process.argv.slice(2)

for (const mode of ['normal', 'elder']) {
  const h5 = await openH5()
  if (mode === 'elder') await preferElder(h5.context)
  for (const route of asked.length ? asked : tabs) {
    await goTo(h5, route)
    await h5.page.waitForLoadState('networkidle')
    const name = `h5-${mode}-${route.split('?')[0].replace(/^\/(tabs|features)\//, '').replace(/\/index$/, '').replace(/\//g, '-')}`
    console.log(await shot(h5.page, name))
  }
  for (const error of h5.errors) console.log('error', error)
  await h5.close()
}
