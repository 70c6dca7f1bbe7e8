import { createRequire } from 'node:module'

const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler')

/** Compiles WXML and WXS with WeChat's own compiler to one JavaScript expression. Throws when WeChat would refuse. */
export function compileTemplates(files, read) {
  const group = new TmplGroup()
  const remarks = []
  for (const file of files) {
    if (file.endsWith('.wxml')) remarks.push(...(group.addTmpl(file.slice(0, -5), read(file)) ?? []))
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -4), read(file))
  }
  const errors = remarks.filter(({ isError }) => isError)
  if (errors.length) throw new Error(errors.map((e) => `${e.path}:${e.startLine}:${e.startColumn} ${e.message}`).join('\n'))
  return group.getTmplGenObjectGroups()
}
