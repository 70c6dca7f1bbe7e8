// @ts-check
// Loaded into a child before its own script: when the parent is gone, however it went, the child
// is asked to end as by Ctrl-C.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
