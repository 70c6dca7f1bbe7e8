export const homeEndpoints = {
  shared: 'GET /home',
  mine: 'GET /home/mine',
  acting: 'GET /members/:memberId/acting',
  workbench: 'GET /home/workbench',
} as const
