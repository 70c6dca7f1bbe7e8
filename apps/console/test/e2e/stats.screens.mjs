export const screens = [
  { path: '/corridor', as: 'office' },
  { path: '/study/new', as: 'secretary' },
]
