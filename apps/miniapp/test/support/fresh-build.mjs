import { buildIfChanged, pagesTarget } from '@ejia/config/scripts/start/build.mjs'

const weappTarget = {
  ...pagesTarget,
  name: 'weapp',
  title: '编译小程序',
  output: 'apps/miniapp/dist/weapp/app.json',
  command: ['--filter', '@ejia/miniapp', 'build:weapp'],
}

/** Builds a target unless its sources are those of the last build, here or by `start`; one of several runs does it, the others wait. */
export function ensureBuilt(target) {
  return buildIfChanged(target === 'h5' ? pagesTarget : weappTarget)
}
