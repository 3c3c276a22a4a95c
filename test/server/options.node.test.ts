import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OptionError, readOptions } from '../../demo/server/options.js';

describe('readOptions', () => {
  it('needs nothing', () => {
    assert.deepEqual(readOptions([]), {
      port: 8787,
      db: null,
      reset: false,
      seed: 1,
      dailyMicros: null,
      monthlyMicros: null,
      timeZone: null,
      replay: null,
      prices: null,
    });
  });

  it('reads every option', () => {
    const args =
      '--port 0 --db a.db --reset --seed 7 --budget-daily 12.50 --budget-monthly 300 --time-zone Asia/Kolkata ' +
      '--replay t.csv --map time=ts,input=in,output=out --model gpt-4 --speed 3600 --prices p.json';
    assert.deepEqual(readOptions(args.split(' ')), {
      port: 0,
      db: 'a.db',
      reset: true,
      seed: 7,
      dailyMicros: 12_500_000n,
      monthlyMicros: 300_000_000n,
      timeZone: 'Asia/Kolkata',
      replay: {
        file: 't.csv',
        mapping: { time: 'ts', input: 'in', output: 'out' },
        model: 'gpt-4',
        speed: 3_600,
      },
      prices: 'p.json',
    });
  });

  it('answers --help with nothing to start', () => {
    assert.equal(readOptions(['--help']), null);
  });

  const mistakes: readonly (readonly [args: string, message: RegExp])[] = [
    ['--prot 80', /Unknown option '--prot'.*--help/],
    ['stray', /stray/],
    ['--port', /--port/],
    ['--port 65536', /--port must be a whole number from 0 to 65535, not "65536"/],
    ['--port 80.5', /--port must be a whole number/],
    ['--budget-daily many', /--budget-daily must be dollars/],
    ['--budget-daily=-1', /--budget-daily must be dollars/],
    ['--time-zone Mars/Olympus', /--time-zone must be an IANA name/],
    ['--speed 0 --replay a.csv', /--speed must be a number from 0.01/],
    ['--speed 60', /--speed belongs to --replay/],
    [
      '--replay a.csv --map when=ts',
      /--map: "when=ts" is no mapping: write FIELD=COLUMN, with one of time, input/,
    ],
  ];
  for (const [args, message] of mistakes) {
    it(`refuses ${args}`, () => {
      assert.throws(
        () => readOptions(args.split(' ')),
        (error) => error instanceof OptionError && message.test(error.message),
      );
    });
  }
});
