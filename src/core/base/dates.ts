/*
 * Days as people write them in plans: `2026-01-31`, or an ISO date-time where a machine wrote it. Days compare as text.
 */

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?Z| ?[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** The day of a date or date-time, `YYYY-MM-DD`; `null`: it is written in another way, or no such day exists. */
export function dayOf(written: string): string | null {
  const day = DATE.exec(written)?.[1];
  return day !== undefined && isDay(day) ? day : null;
}

/** The day, `YYYY-MM-DD`, that a moment lies on where the program runs. */
export function localDay(date: Date): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Whether a day `YYYY-MM-DD` is in the calendar: 30 February is not. */
export function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** How many days lie between two, both `YYYY-MM-DD`; negative where the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_A_DAY;
}

/** The day some days after another, both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** The quarter of a day `YYYY-MM-DD`: `2026-Q1`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

/**
 * The day that is written in another way, if it can be but one: `2026/1/31`, `20260131`, `31.1.2026`, `Jan 31, 2026`,
 * `31 January 2026`. `null` also for `1/2/2026`, which is a day in January or in February.
 */
export function guessDay(written: string): string | null {
  for (const [pattern, month] of WAYS) {
    const found = pattern.exec(written.trim())?.groups;
    if (found === undefined) continue;
    const number = month === 'digits' ? Number(found.month) : MONTHS.indexOf((found.month as string).slice(0, 3).toLowerCase()) + 1;
    const day = `${found.year}-${String(number).padStart(2, '0')}-${(found.day as string).padStart(2, '0')}`;
    return isDay(day) ? day : null;
  }
  return null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*)\\.?';

const WAYS: readonly (readonly [pattern: RegExp, month: 'digits' | 'name'])[] = [
  [/^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})$/, 'digits'],
  [/^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/, 'digits'],
  [/^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})$/, 'digits'],
  [new RegExp(`^${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})$`, 'i'), 'name'],
  [new RegExp(`^(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)? ${MONTH},? (?<year>\\d{4})$`, 'i'), 'name'],
];
