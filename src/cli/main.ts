import { writeSync } from 'node:fs';
import { run } from './run';

const { stdout, stderr, env } = process;

/** `waymark tree | head`: the reader has left, so there is nothing more to do. Else the disk is full, or the like. */
function leave(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  writeSync(stderr.fd, `waymark: the output cannot be written (${error.code ?? error.message})\n`);
  process.exit(2);
}

stdout.on('error', leave);
stderr.on('error', () => process.exit(2));
void run(process.argv.slice(2), { stdout, stderr, env, cwd: process.cwd() }).then((status) => {
  process.exitCode = status;
});
