import { expect } from '@open-wc/testing';
import { shorten } from '../../src/look/chart-options.js';

const upTo =
  (length: number) =>
  (text: string): boolean =>
    Array.from(text).length <= length;

describe('shorten', () => {
  const rows: [label: string, room: number, shown: string][] = [
    ['gpt-4', 5, 'gpt-4'],
    ['gpt-4-turbo', 6, 'gpt-4…'],
    ['gpt 4 turbo', 5, 'gpt…'],
    ['gpt-4-turbo', 0, 'gp…'],
    ['🦙🦙🦙🦙🦙', 4, '🦙🦙🦙…'],
    ['', 0, ''],
  ];
  for (const [label, room, shown] of rows) {
    it(`shows “${shown}” for “${label}” in ${room}`, () => {
      expect(shorten(label, upTo(room))).to.equal(shown);
    });
  }
});
