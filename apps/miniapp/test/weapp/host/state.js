// What a check sets before a start and a cold start must still know: given in the address, or kept beside what the client stores.

const asked = new URLSearchParams(location.search)

/** `?name=value` of this start. */
export const startValue = (name) => asked.get(name) ?? undefined

const prefix = 'host:'

/** Small things the platform remembers between starts. They do not count as the client's storage. */
export const kept = {
  read: (name) => JSON.parse(localStorage.getItem(prefix + name) ?? 'null'),
  write: (name, value) => localStorage.setItem(prefix + name, JSON.stringify(value)),
  remove: (name) => localStorage.removeItem(prefix + name),
}
