import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { filesBelow } from '../../../scripts/package-sizes.mjs'
import { compileScripts } from './scripts.mjs'
import { compileTemplates } from './wxml.mjs'
import { compileStyles } from './wxss.mjs'

const host = new URL('../host/', import.meta.url).pathname
const page = `<!DOCTYPE html>
<html lang="zh-CN">
  <head>
    <title>党员E家</title>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="host.css">
  </head>
  <body><script src="package.js"></script><script src="host.js"></script></body>
</html>
`

function copyPictures(files, from, to) {
  for (const file of files.filter((name) => /\.(png|jpe?g|gif|svg|webp|ttf|woff2?)$/.test(name))) {
    fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true })
    fs.copyFileSync(path.join(from, file), path.join(to, file))
  }
}

/** Turns a compiled mini-program (app.json, *.wxml, *.wxss, *.js) into a static site that Chromium can open. */
export async function compileSite(dist, out) {
  const files = filesBelow(dist)
  const read = (file) => fs.readFileSync(path.join(dist, file), 'utf8')
  const json = Object.fromEntries(files.filter((f) => f.endsWith('.json')).map((f) => [f.slice(0, -5), JSON.parse(read(f))]))
  const styles = compileStyles(files, read)
  fs.rmSync(out, { recursive: true, force: true })
  fs.mkdirSync(out, { recursive: true })
  copyPictures(files, dist, path.join(out, 'pkg'))
  fs.writeFileSync(
    path.join(out, 'package.js'),
    `window.__PKG__ = { json: ${JSON.stringify(json)}, styles: ${JSON.stringify(styles)},
      templates: ${compileTemplates(files, read)}, mods: ${compileScripts(files, read)} }\n`,
  )
  fs.writeFileSync(path.join(out, 'index.html'), page)
  fs.copyFileSync(path.join(host, 'host.css'), path.join(out, 'host.css'))
  await esbuild.build({
    entryPoints: [path.join(host, 'host.js')],
    bundle: true,
    format: 'iife',
    outfile: path.join(out, 'host.js'),
    logLevel: 'warning',
  })
}
