import { browserAddress } from '../wx/files.js'
import { isConnected } from '../wx/signal.js'
import { elementOf, fire, rpxToVw } from './element.js'

function addressOf(source) {
  if (/^wxfile:/.test(source)) return browserAddress(source)
  return /^(https?:|data:)/.test(source) ? source : `pkg/${source.replace(/^\//, '')}`
}


function richNode(node) {
  if (node.type === 'text') return document.createTextNode(node.text)
  const element = document.createElement(node.name || 'div')
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (!/^on/i.test(name)) element.setAttribute(name, rpxToVw(value))
  }
  element.append(...(node.children ?? []).map(richNode))
  return element
}

/** What WeChat's rich-text leaves of an HTML text: no scripts, no frames, no live links. */
function richNodes(html) {
  const text = new DOMParser().parseFromString(String(html ?? ''), 'text/html')
  text.querySelectorAll('script,iframe,style,link,object,embed').forEach((node) => node.remove())
  text.querySelectorAll('a[href]').forEach((node) => node.removeAttribute('href'))
  text.querySelectorAll('[style]').forEach((node) => node.setAttribute('style', rpxToVw(node.getAttribute('style'))))
  return [...text.body.childNodes]
}

function showRichText(component, nodes) {
  elementOf(component)?.replaceChildren(...(Array.isArray(nodes) ? nodes.map(richNode) : richNodes(nodes)))
}

function showPicture(component, source) {
  const image = elementOf(component)?.__img
  if (!image || !source) return
  // Without a network the platform shows what it has itself, and says so of the rest.
  if (/^https?:/.test(source) && !isConnected()) fire(component, 'error', { errMsg: 'load fail' })
  else image.src = addressOf(source)
}

export const media = {
  image: {
    properties: { src: String, mode: String, lazyLoad: Boolean },
    attached(component, element) {
      const image = (element.__img = document.createElement('img'))
      image.addEventListener('load', () => fire(component, 'load', { width: image.naturalWidth, height: image.naturalHeight }))
      image.addEventListener('error', () => fire(component, 'error', { errMsg: 'load fail' }))
      element.append(image)
      showPicture(component, component.data.src)
    },
    observers: {
      src(source) {
        showPicture(this, source)
      },
    },
  },
  'rich-text': {
    properties: { nodes: { type: null, value: '' }, space: String },
    attached: (component) => showRichText(component, component.data.nodes),
    observers: {
      nodes(nodes) {
        showRichText(this, nodes)
      },
    },
  },
  canvas: {
    properties: { canvasId: String, type: String },
    attached: (_component, element) => element.append(document.createElement('canvas')),
  },
  video: { properties: { src: String } },
  icon: { properties: { type: String, size: { type: null, value: '' }, color: String } },
}
