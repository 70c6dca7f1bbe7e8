// Runs until it is stopped; with "stubborn", until it is killed.
if (process.argv[2] === 'stubborn') process.on('SIGTERM', () => {})
setInterval(() => {}, 1000)
console.log('waiting')
