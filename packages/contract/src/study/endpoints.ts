export const studyEndpoints = {
  listMine: 'GET /study/mine',
  summary: 'GET /study/summary',
  getItem: 'GET /study/items/:itemId',
  openSession: 'POST /study/items/:itemId/sessions',
  reachAnchor: 'POST /study/sessions/:sessionId/anchors',
  createItem: 'POST /study/items',
  listItems: 'GET /study/items',
  assign: 'POST /study/assignments',
  listAssignments: 'GET /study/assignments',
} as const
