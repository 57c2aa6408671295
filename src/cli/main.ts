import { run } from './run';

/** `waymark tree | head`: the reader has left, so there is nothing more to do. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

const { stdout, stderr, env } = process;
stdout.on('error', leaveQuietly);
stderr.on('error', leaveQuietly);
void run(process.argv.slice(2), { stdout, stderr, env, cwd: process.cwd() }).then((status) => {
  process.exitCode = status;
});
