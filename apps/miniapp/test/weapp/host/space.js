import { MiniProgramEnv, glassEasel } from 'glass-easel-miniprogram-adapter'
import { builtinNames, registerBuiltins } from './builtins/register.js'
import { withPlainEvents } from './events.js'
import { load } from './modules.js'
import { appJson, pkg, resolve } from './package.js'
import { fail } from './record.js'

glassEasel.globalOptions.throwGlobalError = false
glassEasel.addGlobalErrorListener?.((error) => fail('component', error))
glassEasel.addGlobalWarningListener?.(() => false)

const environment = new MiniProgramEnv()
const space = environment.createCodeSpace('', true)
registerBuiltins(space)

const backend = new glassEasel.CurrentWindowBackendContext()
backend.onEvent(glassEasel.Event.triggerEvent)
const native = backend.document
backend.document = {
  createElement: (tag) => native.createElement(tag === 'page' || builtinNames.includes(tag) ? `wx-${tag}` : tag),
  createTextNode: (text) => native.createTextNode(text),
  createDocumentFragment: () => native.createDocumentFragment(),
}
const view = environment.associateBackend(backend)

// A bundler may put the Page() call into a shared chunk, so these go to the path being registered just now.
let registering = null
export const Page = (definition) => registering.Page(definition)
export const Component = (definition) => registering.Component(definition)
export const Behavior = (definition) => registering.Behavior(definition)

const registered = new Set()

function componentPath(is, reference) {
  const file = reference.startsWith('/') ? resolve('', reference) : resolve(is, reference)
  return file.replace(/\.js$/, '')
}

/** Registers a page or component and, before it, everything its JSON uses. */
export function register(is) {
  if (registered.has(is)) return
  registered.add(is)
  const config = { ...pkg.json[is], usingComponents: { ...appJson.usingComponents, ...pkg.json[is]?.usingComponents } }
  for (const [name, reference] of Object.entries(config.usingComponents)) {
    const target = componentPath(is, reference)
    config.usingComponents[name] = `/${target}`
    if (target !== is) register(target)
  }
  space.addComponentStaticConfig(is, config)
  space.addCompiledTemplate(is, { groupList: pkg.templates, content: pkg.templates[is] })
  space.componentEnv(is, (own) => {
    const before = registering
    const guarded = { Page: (d) => own.Page(withPlainEvents(d)), Component: (d) => own.Component(withPlainEvents(d)) }
    registering = { ...own, ...guarded }
    load(`${is}.js`)
    registering = before
  })
}

export const createRoot = (path) => view.createRoot('page', space, path)
