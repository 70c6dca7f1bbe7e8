export const homeEndpoints = {
  shared: 'GET /home',
  prefetch: 'GET /home/prefetch',
  mine: 'GET /home/mine',
  acting: 'GET /members/:memberId/acting',
  workbench: 'GET /home/workbench',
} as const
