import { app } from 'electron';

/**
 * Imported before everything else. Electron answers an error nobody caught with a dialog, before
 * which an unattended run would wait for ever: under test it is printed and ends the program.
 */
if (process.env.STEPQ_TEST === '1') {
  process.on('uncaughtException', (error) => {
    console.error('The main process failed:', error);
    app.exit(1);
  });
}
