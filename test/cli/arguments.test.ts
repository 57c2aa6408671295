import assert from 'node:assert/strict';
import { readArguments } from '../../src/cli/arguments';

describe('readArguments', () => {
  it('tells options from words, wherever they stand', () => {
    const { options, ...others } = readArguments(['--root', 'x', 'tree', '--format=json', 'docs']);
    assert.deepEqual([options.root, options.format, others], ['x', 'json', { words: ['tree', 'docs'], own: [] }]);
    assert.deepEqual(readArguments([]), { options: { ...options, root: undefined, format: undefined }, words: [], own: [] });
    assert.equal(readArguments(['-h']).options.help, true);
    assert.equal(readArguments(['--version']).options.version, true);
  });

  it('tells which options not every command takes', () => {
    const { options, own } = readArguments(['status', '--gaps', '--no-cache']);
    assert.deepEqual([options.gaps, own], [true, ['gaps']]);
  });

  it('knows which options a status is written with, and that none is given', () => {
    const { options, own } = readArguments(['set', 'PF-2', 'blocked', '--only-here', '--reason', 'no staff', '--dry-run', '--today', '2026-01-31']);
    assert.deepEqual([options.onlyHere, options.reason, options.dryRun, options.today], [true, 'no staff', true, '2026-01-31']);
    assert.deepEqual(own, ['reason', 'only-here', 'dry-run']);
    const none = readArguments(['set', 'PF-2', 'done']).options;
    assert.deepEqual([none.onlyHere, none.reason, none.dryRun], [false, undefined, false]);
    assert.match(none.today, /^\d{4}-\d{2}-\d{2}$/);
  });

  it('knows what findings are compared with, and what is drawn', () => {
    const { options, own } = readArguments(['check', '--baseline', 'known.json', '--write-baseline', '--tickets']);
    assert.deepEqual([options.baseline, options.writeBaseline, options.tickets, own], ['known.json', true, true, ['baseline', 'write-baseline', 'tickets']]);
    const none = readArguments(['check']).options;
    assert.deepEqual([none.baseline, none.writeBaseline, none.tickets], [undefined, false, false]);
  });

  it('takes what stands behind -- for words', () => {
    assert.deepEqual(readArguments(['tree', '--', '--root']).words, ['tree', '--root']);
  });

  it('takes the last of two', () => {
    assert.equal(readArguments(['--format', 'json', '--format', 'text']).options.format, 'text');
  });

  for (const [argv, message] of [
    [['--fromat', 'json'], 'unknown option --fromat; did you mean --format?'],
    [['--frobnicate'], 'unknown option --frobnicate'],
    [['-x'], 'unknown option -x'],
    [['--today', '2026-02-30'], '--today is a date such as 2026-01-31, not "2026-02-30"'],
    [['--today', 'monday'], '--today is a date such as 2026-01-31, not "monday"'],
    [['--no-help'], 'unknown option --no-help; did you mean --help?'],
    [['--__proto__=1'], 'unknown option --__proto__'],
    [['--constructor'], 'unknown option --constructor'],
    [['--root'], '--root needs a value'],
    [['--root='], '--root needs a value'],
    [['--root', '--format', 'json'], '--root needs a value'],
    [['--help=yes'], '--help takes no value'],
  ] as const) {
    it(`refuses ${argv.join(' ')}`, () => {
      assert.throws(() => readArguments(argv), { name: 'UserError', message });
    });
  }
});
