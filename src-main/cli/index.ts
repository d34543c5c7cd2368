import { exitCodes } from '@main/cli/exit-codes';
import { buildProgram } from '@main/cli/program';
import { reportFailure } from '@main/cli/output/failure';

// A closed pipe (`stepq list | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok);
  throw error;
});

buildProgram()
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    process.exitCode = reportFailure(error);
  });
