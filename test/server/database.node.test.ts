import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import Libsql from 'libsql';
import { Database } from '../../demo/server/database.js';
import { temporaryFile } from './running.node.js';

describe('Database', () => {
  it('makes its folder and keeps what it was given', (t) => {
    const file = temporaryFile(t, 'deep/er/demo.db');
    const db = new Database(file);
    db.run(`INSERT INTO facts VALUES ('a', :value)`, { value: 'b' });
    db.close();
    const again = new Database(file);
    assert.deepEqual(again.get('SELECT * FROM facts'), { name: 'a', value: 'b' });
    again.close();
  });

  it('keeps all of a transaction or none, also of one within another', (t) => {
    const db = new Database(temporaryFile(t));
    const insert = (name: string) => db.run(`INSERT INTO facts VALUES (:name, '')`, { name });
    assert.throws(() =>
      db.transaction(() => {
        insert('outer');
        db.transaction(() => insert('inner'));
        insert('outer');
      }),
    );
    assert.deepEqual(db.all('SELECT * FROM facts'), []);
    db.close();
  });

  it('keeps integers beyond 2⁵³ exactly', (t) => {
    const db = new Database(temporaryFile(t));
    db.run(`INSERT INTO topics VALUES ('a', :seq)`, { seq: 9_007_199_254_740_993n });
    assert.deepEqual(db.get('SELECT seq % 1000 AS rest FROM topics'), { rest: 993 });
    db.close();
  });

  it('is empty after empty(), and ready', (t) => {
    const db = new Database(temporaryFile(t));
    db.run(`INSERT INTO facts VALUES ('a', '')`);
    db.empty();
    assert.deepEqual(db.all('SELECT * FROM facts'), []);
    db.close();
  });

  it('touches nobody else’s file', (t) => {
    const text = temporaryFile(t, 'notes.txt');
    writeFileSync(
      text,
      'these are my notes, and they are long enough to be a header of a database file, or nearly so\n'.repeat(
        20,
      ),
    );
    const before = readFileSync(text);
    assert.throws(() => new Database(text), /notes\.txt cannot be opened as a database/);
    assert.deepEqual(readFileSync(text), before);

    const foreign = temporaryFile(t, 'other.db');
    const other = new Libsql(foreign);
    other.exec('CREATE TABLE requests (mine TEXT)');
    other.close();
    assert.throws(
      () => new Database(foreign),
      /is the database of another program: choose another file with --db/,
    );
    assert.ok(existsSync(foreign));
  });

  it('refuses a file of a newer version', (t) => {
    const file = temporaryFile(t);
    new Database(file).close();
    const newer = new Libsql(file);
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    assert.throws(() => new Database(file), /newer version/);
  });
});
