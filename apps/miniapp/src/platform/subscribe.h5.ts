export const canSubscribe = false

export const askToSubscribe = () => Promise.resolve({ answered: {}, off: false })

export const readStanding = () => Promise.resolve({ standing: {}, off: false })

export const openSubscribeSettings = () => Promise.resolve()
