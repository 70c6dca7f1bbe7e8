import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { startSession } from './shared/session'
import './app/styles.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
void startSession()
