// @ts-check

const WRITES = new Set(['insert', 'update', 'delete'])
/** A table of another module: `../orgs/orgs.table`, whatever the depth. */
const FOREIGN_TABLE = /^(\.\.\/)+[a-z-]+\/[a-z.-]+\.table$/

/**
 * Joining another module's table is reading; writing it is that module's business.
 * @type {import('eslint').Rule.RuleModule}
 */
const ownTablesRule = {
  meta: { type: 'problem', schema: [], messages: { foreign: '"{{table}}" belongs to another module: call its face to change it' } },
  create(context) {
    /** @type {Set<string>} */
    const foreign = new Set()
    return {
      ImportDeclaration({ source, specifiers }) {
        if (!FOREIGN_TABLE.test(String(source.value)) || /\/lib\//.test(String(source.value))) return
        for (const { local } of specifiers) foreign.add(local.name)
      },
      CallExpression({ callee, arguments: [table] }) {
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || table?.type !== 'Identifier') return
        if (!WRITES.has(callee.property.name) || !foreign.has(table.name)) return
        context.report({ node: table, messageId: 'foreign', data: { table: table.name } })
      },
    }
  },
}

/** @type {import('eslint').Linter.Config[]} */
export const ownTables = [
  {
    files: ['apps/api/src/modules/**/*.repo.ts', 'apps/api/src/modules/**/*.service.ts'],
    plugins: { tables: { rules: { own: ownTablesRule } } },
    rules: { 'tables/own': 'error' },
  },
]
