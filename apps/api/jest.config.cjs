module.exports = require('@ejia/config/jest/node.cjs');
