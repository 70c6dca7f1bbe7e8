import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressAssets } from './build/compress-assets'
import { firstLoadBudget } from './build/first-load-budget'
import manifest from './package.json' with { type: 'json' }

const api = `http://127.0.0.1:${process.env.API_PORT ?? 4600}`

export default defineConfig({
  base: '/console/',
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  plugins: [react(), firstLoadBudget({ firstPages: ['features/auth/SignIn.tsx', 'features/auth/SignInPanel.tsx', 'features/home/Workbench.tsx'], mostBytes: 600 * 1024 }), compressAssets()],
  server: { proxy: { '/api': api } },
  // What browsers of hospital desks have: Chromium-based ones of the last years, Safari on an iPad.
  build: { target: ['chrome100', 'safari15'], reportCompressedSize: false, chunkSizeWarningLimit: 1500 },
})
