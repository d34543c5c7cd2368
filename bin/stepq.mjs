#!/usr/bin/env node
// The command line from a checkout: sets up what is missing, builds what has changed, then runs `stepq`.

process.argv.splice(2, 0, 'stepq');
import('../scripts/run.mjs');
