import { expect } from '@open-wc/testing';
import { stub, useFakeTimers, type SinonStub } from 'sinon';
import { advise, faultText, report } from '../../src/store/report.js';

describe('report', () => {
  let errors: SinonStub;

  beforeEach(() => {
    errors = stub(console, 'error');
  });

  afterEach(() => errors.restore());

  it('says a thing once a minute, and another thing at once', () => {
    const clock = useFakeTimers();
    for (let second = 0; second < 150; second++) {
      report('one thing');
      clock.tick(1_000);
    }
    report('another thing');
    clock.restore();
    expect(errors.args.flat()).to.deep.equal([
      ...Array<string>(3).fill('[spendwire] one thing'),
      '[spendwire] another thing',
    ]);
  });

  it('forgets what it said rather than keep everything a server can invent', () => {
    for (let count = 0; count < 1_000; count++) report(`thing ${count}`);
    report('thing 0');
    expect(errors.args.flat().filter((words) => words === '[spendwire] thing 0')).to.have.length(2);
  });
});

describe('advise', () => {
  it('says a thing once for ever, and not as an error', () => {
    const clock = useFakeTimers();
    const warnings = stub(console, 'warn');
    for (let minute = 0; minute < 5; minute++) {
      advise('do this');
      clock.tick(60_000);
    }
    clock.restore();
    warnings.restore();
    expect(warnings.args).to.deep.equal([['[spendwire] do this']]);
  });
});

describe('faultText', () => {
  const fault = { code: 'bad-shape', message: 'must be text', sample: '' } as const;

  it('names the source and the field', () => {
    expect(faultText('usage/budget', { ...fault, field: 'daily.used' })).to.equal(
      'usage/budget: daily.used must be text',
    );
    expect(faultText('event', { ...fault, field: '' })).to.equal('event: must be text');
  });
});
