import type { Release } from './host/install';
import type { Settings } from './host/server';

const VARIABLE = 'WAYMARK_E2E';

/** What one launch of VS Code is to do. It reaches the executable, and the suite inside VS Code, through the environment. */
export interface Orders {
  readonly launch: string;
  /** The executable of a desktop VS Code; null: the test host. */
  readonly desktop: string | null;
  readonly release: Release;
  readonly settings: Settings;
  readonly workspaceTrust: boolean;
  /** After so many seconds it is ended. */
  readonly limit: number;
  /** The bundles of the suite. */
  readonly files: readonly string[];
  /** Only tests whose title holds this text. */
  readonly grep: string | null;
  /** The suite appends what it says to this file: what an extension prints, not every VS Code passes on. */
  readonly output: string;
  /** The file for the suite's Result. */
  readonly result: string;
}

export interface Result {
  /** How many were run. */
  readonly tests: number;
  /** Those that failed, each with the reason; or what went wrong before there were any. */
  readonly failed: readonly string[];
  /** Those that were run again, each with why they had failed. */
  readonly again: readonly string[];
}

/** What to report when the tests did not come to their end. */
export function brokenOff(error: unknown): Result {
  return { tests: 0, failed: [reasonOf(error)], again: [] };
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function ordersAsEnvironment(orders: Orders): Readonly<Record<string, string>> {
  return { [VARIABLE]: JSON.stringify(orders) };
}

export function readOrders(): Orders {
  const orders = process.env[VARIABLE];
  if (orders === undefined) throw new Error(`${VARIABLE} is not set: start this by npm run test:e2e`);
  return JSON.parse(orders) as Orders;
}
