import { existsSync } from 'node:fs'
import { build } from 'esbuild'

/** Each becomes one file in `dist/`, or in the folder that is named; packages stay outside, our own sources go in. */
const entries = ['src/server.ts', 'scripts/migrate.ts', 'scripts/seed.ts', 'scripts/create-admin.ts', 'scripts/verify-audit.ts', 'scripts/verify-ledger.ts', 'scripts/backup.ts', 'scripts/restore.ts', 'scripts/rotate-keys.ts']

/** WeChat for `start` where there is no mini-program; images leave it out. */
const standIn = { in: 'test/stand-ins/wechat/main.ts', out: 'wechat-stand-in' }

await build({
  entryPoints: [...entries.map((file) => ({ in: file, out: file.replace(/^.*\/|\.ts$/g, '') })), standIn].filter((entry) => existsSync(entry.in)),
  outdir: process.argv[2] ?? 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  // workspace packages are raw TypeScript and go into the bundle; so does dayjs, whose plugins Node cannot import by name
  plugins: [
    {
      name: 'packages-outside',
      setup(context) {
        context.onResolve({ filter: /^[^./]/ }, ({ path }) => (/^(@ejia|dayjs)(\/|$)/.test(path) ? undefined : { path, external: true }))
      },
    },
  ],
  logLevel: 'warning',
})
