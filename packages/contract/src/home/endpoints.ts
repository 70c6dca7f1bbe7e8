export const homeEndpoints = {
  shared: 'GET /home',
  mine: 'GET /home/mine',
} as const
