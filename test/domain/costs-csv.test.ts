import { expect } from '@open-wc/testing';
import { costRowsCsv, readCostRowsCsv, readCostsByDayCsv } from '../../src/domain/costs-csv.js';
import { costsAnswer } from '../makers/answers.js';

describe('costRowsCsv', () => {
  it('writes what a row is, whose it is, and its figures', () => {
    expect(costRowsCsv(costsAnswer().byModel, 'model', 'USD')).to.equal(
      'Model,Provider,Cost (USD),Requests,Tokens\r\ngpt-4,openai,6,60,6000\r\nclaude-3-haiku,anthropic,4,40,4000\r\n',
    );
  });

  it('names the provider once', () => {
    const by_provider = [{ provider: 'openai', cost: '0.5' }];
    expect(costRowsCsv(costsAnswer({ by_provider }).byProvider, 'provider', null)).to.equal(
      'Provider,Cost,Requests,Tokens\r\nopenai,0.5,,\r\n',
    );
  });

  it('defuses names, and leaves numbers below zero numbers', () => {
    const by_user = [{ user: '=HYPERLINK("x")', cost: -3 }];
    expect(costRowsCsv(costsAnswer({ by_user }).byUser, 'user', 'EUR')).to.equal(
      `User,Provider,Cost (EUR),Requests,Tokens\r\n"'=HYPERLINK(""x"")",,-3,,\r\n`,
    );
  });
});

describe('readCostRowsCsv', () => {
  it('reads an empty cell as unknown', () => {
    expect(readCostRowsCsv('Model,Provider,Cost (USD),Requests,Tokens\r\nhome-grown,,,,\r\n')).to.eql({
      currency: 'USD',
      rows: [{ name: 'home-grown', provider: null, cost: null, requests: null, tokens: null }],
    });
  });

  it('reads past the byte order mark that a spreadsheet leaves', () => {
    expect(readCostRowsCsv('\uFEFFModel,Cost\r\ngpt-4,1\r\n').rows[0]?.name).to.equal('gpt-4');
  });
});

describe('readCostsByDayCsv', () => {
  it('reads what another program saved with line feeds alone', () => {
    expect(readCostsByDayCsv('Date,Cost (JPY)\n2026-11-01,120\n')).to.eql({
      currency: 'JPY',
      byDay: [{ date: '2026-11-01', cost: '120', requests: null }],
    });
  });
});
