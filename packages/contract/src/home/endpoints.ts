export const homeEndpoints = {
  shared: 'GET /home',
  mine: 'GET /home/mine',
  workbench: 'GET /home/workbench',
} as const
