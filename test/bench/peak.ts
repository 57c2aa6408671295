/** Preloaded into what is measured: when the process ends, writes the most memory that it has held, in KiB, to descriptor 3. */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
