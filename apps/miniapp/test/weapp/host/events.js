const nodeOf = (node) => ({
  id: node?.id || '',
  dataset: { ...node?.dataset },
  offsetLeft: node?.$$?.offsetLeft || 0,
  offsetTop: node?.$$?.offsetTop || 0,
})
const touchOf = ({ identifier, clientX, clientY, pageX, pageY }) => ({ identifier, clientX, clientY, pageX, pageY })

/** Handlers get the plain event object that WeChat passes, not a class instance of glass-easel. */
function plain(event) {
  if (!event || typeof event.getEventName !== 'function') return event
  const original = event.getOriginalEvent?.()
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    detail: event.detail ?? {},
    mark: { ...event.mark },
    target: nodeOf(event.target),
    currentTarget: nodeOf(event.currentTarget),
    touches: [...(original?.touches ?? [])].map(touchOf),
    changedTouches: [...(original?.changedTouches ?? [])].map(touchOf),
    stopPropagation: () => event.stopPropagation(),
    preventDefault: () => event.preventDefault(),
  }
}

function wrapped(methods) {
  for (const [name, method] of Object.entries(methods)) {
    if (typeof method !== 'function') continue
    methods[name] = function (...args) {
      return method.apply(this, args.length ? [plain(args[0]), ...args.slice(1)] : [])
    }
  }
  return methods
}

/** A page or component definition whose methods receive plain events. */
export function withPlainEvents(definition) {
  const copy = wrapped({ ...definition })
  // Taro writes an empty object where it has no list; WeChat lets it pass.
  for (const name of ['behaviors', 'externalClasses']) if (!Array.isArray(copy[name])) delete copy[name]
  if (definition?.methods) copy.methods = wrapped({ ...definition.methods })
  return copy
}
