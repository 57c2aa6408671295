import { dayOf, guessDay } from './dates';

/**
 * When something was, however it is written, as text that sorts by time: `2025`, `2025-09` or `2025-09-12`, as exactly as it is
 * said. Beside the days that `guessDay` knows, months (`Sep 2025`, `2025-09`, `9/2025`), quarters, which begin with their first
 * month (`Q3 2025`), and years. `null`: it is no time, or may be several, such as `1/2/2026`.
 */
export function whenOf(written: string): string | null {
  const text = written.trim();
  const day = dayOf(text) ?? guessDay(text) ?? slashedDay(text);
  if (day !== null) return day;
  for (const [pattern, monthOf] of WAYS) {
    const found = pattern.exec(text)?.groups;
    if (found === undefined) continue;
    const month = monthOf(found.part ?? '');
    return month >= 1 && month <= 12 ? `${found.year}-${pad(month)}` : null;
  }
  return /^\d{4}$/.test(text) ? text : null;
}

/** `13/2/2026`: which comes first is not said, so one of the two must be no month, or both the same. */
function slashedDay(text: string): string | null {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (first === '' || (Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second))) return null;
  const [day, month] = Number(second) > 12 ? [second, first] : [first, second];
  return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function pad(month: number): string {
  return String(month).padStart(2, '0');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const named = (part: string): number => MONTHS.indexOf(part.slice(0, 3).toLowerCase()) + 1;
const ofQuarter = (part: string): number => Number(part) * 3 - 2;

const MONTH = '(?<part>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?'
  + '|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const WAYS: readonly (readonly [pattern: RegExp, monthOf: (part: string) => number])[] = [
  [new RegExp(`^${MONTH}\\.?,? ?(?<year>\\d{4})$`, 'i'), named],
  [new RegExp(`^(?<year>\\d{4})[ -]${MONTH}\\.?$`, 'i'), named],
  [/^(?<year>\d{4})[-/.](?<part>\d{1,2})$/, Number],
  [/^(?<part>\d{1,2})[-/.](?<year>\d{4})$/, Number],
  [/^Q(?<part>[1-4])[ /-]?(?<year>\d{4})$/i, ofQuarter],
  [/^(?<year>\d{4})[ /-]?Q(?<part>[1-4])$/i, ofQuarter],
];
