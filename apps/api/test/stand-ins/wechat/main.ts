import { keepState, type Kept } from './keep'
import { WechatStandIn } from '.'

/** What `start` says, as JSON in the first argument. */
interface Options {
  port: number
  appId: string
  appSecret: string
  /** Where it remembers who was here and who agreed to what. */
  keep: string
  templates: readonly { templateId: string; fields: readonly string[] }[]
  pages: readonly string[]
}

/** The stand-in as a process of its own, beside a product that is tried out. */
async function main(): Promise<void> {
  const { port, appId, appSecret, keep, templates, pages } = JSON.parse(process.argv[2] ?? '{}') as Options
  const standIn = await WechatStandIn.start({ port, appId, appSecret })
  standIn.world.judgesPictures = true
  standIn.world.pages = new Set(pages)
  for (const { templateId, fields } of templates) standIn.addTemplate(templateId, fields)
  const state: Kept = keepState(keep, standIn.world)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      state.save()
      void standIn.stop().then(() => process.exit(0))
    })
  }
  console.log(`ready ${standIn.port}`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
