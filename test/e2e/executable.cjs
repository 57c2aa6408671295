#!/usr/bin/env node
// @vscode/test-electron starts this instead of a VS Code.
require('tsx/cjs');
require('./executable.ts');
