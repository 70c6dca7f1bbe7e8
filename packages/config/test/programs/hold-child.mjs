// Started by the tests as a process of its own: leads a child on the leash and waits.
import { launchNode, stopAll } from '../../scripts/lib/children.mjs'

const script = new URL('./wait.mjs', import.meta.url).pathname
const { child } = launchNode(script, process.argv.slice(2), { onLine: () => process.stdout.write(`${child.pid}\n`) })
process.stdin.once('data', () => stopAll(300).then(() => process.exit(0)))
