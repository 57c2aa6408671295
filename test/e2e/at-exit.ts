const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const cleanups: (() => void)[] = [];

/** Runs `cleanup`, which must be synchronous, when this process ends, by a signal too; the latest comes first. */
export function atExit(cleanup: () => void): void {
  if (cleanups.length === 0) {
    process.on('exit', () => {
      for (const run of cleanups.reverse()) attempt(run);
    });
    for (const [signal, status] of Object.entries(SIGNALS)) process.on(signal, () => process.exit(status));
  }
  cleanups.push(cleanup);
}

/** One that fails does not keep the others from running. */
function attempt(cleanup: () => void): void {
  try {
    cleanup();
  } catch (error) {
    console.error(error);
  }
}
