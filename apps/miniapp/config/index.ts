import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import webpack from 'webpack'
import { version } from '../package.json'

const appRoot = path.resolve(__dirname, '..')
const packagesRoot = path.resolve(appRoot, '../../packages') + path.sep
const isWeapp = process.env.TARO_ENV === 'weapp'

/** Sources that arrive newer than ES2018: workspace packages (raw TypeScript) and npm packages shipped as ES2020+. */
function needsBabel(file: string): boolean {
  return file.startsWith(packagesRoot) || /[\\/]node_modules[\\/](@tanstack|zustand|uqr|dayjs)[\\/]/.test(file)
}

/** Taro leaves aria-* out of base.wxml; these are the ones the interface uses. */
const ARIA_ATTRIBUTES = {
  'aria-label': '',
  'aria-role': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-disabled': '',
  'aria-selected': '',
  'aria-level': '',
  'aria-live': '',
  'aria-modal': '',
}
const ARIA_COMPONENTS = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'Switch', 'Picker', 'ScrollView']
const injectAria: [string, object] = [
  '@tarojs/plugin-inject',
  { components: Object.fromEntries(ARIA_COMPONENTS.map((name) => [name, ARIA_ATTRIBUTES])) },
]

/** Same origin for H5; a mini-program has no origin and needs an absolute address. */
const apiBase = process.env.API_BASE ?? (isWeapp ? 'http://127.0.0.1:4600' : '')

/** A missing target file (`x.h5.ts` without `x.weapp.ts`) is an error here, not a blank page there. */
const strictImports = { module: { parser: { javascript: { exportsPresence: 'error' } } } }

export default defineConfig<'webpack5'>({
  projectName: 'ejia-miniapp',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: process.env.BUILD_TO ?? `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: process.env.TARO_CACHE === '1' },
  copy: { patterns: isWeapp ? [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }] : [], options: {} },
  plugins: isWeapp ? [injectAria] : [],
  defineConstants: {
    __API_BASE__: JSON.stringify(apiBase),
    __APP_VERSION__: JSON.stringify(version),
    __WECHAT_SI__: JSON.stringify(isWeapp && Boolean(process.env.WECHAT_SI)),
  },
  mini: {
    compile: { include: [needsBabel] },
    optimizeMainPackage: { enable: true },
    // A px stays a px on both targets (see src/shared/README.md).
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
    webpackChain(chain) {
      chain.merge(strictImports)
      // query-core constructs an AbortController for every fetch; a mini-program has none.
      chain.plugin('abort-controller').use(webpack.ProvidePlugin, [
        { AbortController: [path.join(appRoot, 'src/shared/api/abort-controller'), 'AbortController'] },
      ])
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    devServer: { host: '127.0.0.1', open: false },
    // The server redirects deep links such as /ci/<code> to a hash route, so no server-side routing is needed.
    router: { mode: 'hash' },
    compile: { include: [needsBabel] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      pxtransform: { enable: false, config: {} },
      autoprefixer: { enable: true, config: {} },
      cssModules: { enable: false },
    },
    webpackChain(chain) {
      chain.merge(strictImports)
      // The default 'initial' copies @tarojs/components into every page chunk.
      chain.optimization.splitChunks({ ...chain.optimization.get('splitChunks'), chunks: 'all' })
      chain.performance.hints(false)
    },
  },
})
