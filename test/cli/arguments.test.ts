import assert from 'node:assert/strict';
import { readArguments } from '../../src/cli/arguments';

describe('readArguments', () => {
  it('tells options from words, wherever they stand', () => {
    assert.deepEqual(readArguments(['--root', 'x', 'tree', '--format=json', 'docs']), {
      options: { root: 'x', format: 'json', help: false, version: false, gaps: false }, words: ['tree', 'docs'], own: [],
    });
    assert.deepEqual(readArguments([]), { options: { root: undefined, format: 'text', help: false, version: false, gaps: false }, words: [], own: [] });
    assert.equal(readArguments(['-h']).options.help, true);
    assert.equal(readArguments(['--version']).options.version, true);
  });

  it('tells which options not every command takes', () => {
    const { options, own } = readArguments(['status', '--gaps', '--no-cache']);
    assert.deepEqual([options.gaps, own], [true, ['gaps']]);
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
    [['--format', 'yaml'], '--format is text or json, not "yaml"'],
    [['--help=yes'], '--help takes no value'],
  ] as const) {
    it(`refuses ${argv.join(' ')}`, () => {
      assert.throws(() => readArguments(argv), { name: 'UserError', message });
    });
  }
});
