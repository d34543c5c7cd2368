import { openWorkspace } from '@main/store/workspace';

/** Opens a workspace for writing and says so; then waits, to be killed. */
openWorkspace(process.env.STEPQ_WORKSPACE ?? '', { mode: 'write' });
process.send?.('open');
setInterval(() => undefined, 1000);
