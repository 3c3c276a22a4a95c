import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { MIGRATIONS } from './schema.js';

type Value = string | number | bigint | null;

/** Named parameters of a statement, without their colon. */
export type Params = Readonly<Record<string, Value>>;

/** "spwd": SQLite's own field for telling whose file it is. */
const APPLICATION_ID = 0x73707764;

type Statement = Libsql.Statement<[Params]>;

/** The database in a file (or `:memory:`): statements are prepared once, each by its text. */
export class Database {
  readonly #libsql: Libsql.Database;
  readonly #statements = new Map<string, Statement>();

  /** @throws {Error} in words for a person, when the file is no database of this demo, or one of a newer version */
  constructor(file: string) {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    try {
      this.#libsql = new Libsql(file);
      this.#libsql.pragma('journal_mode = WAL');
    } catch (cause) {
      throw new Error(`${file} cannot be opened as a database (${(cause as Error).message}).`, { cause });
    }
    // An event that was sent must survive a power cut, or its number would be given twice in one epoch.
    this.#libsql.pragma('synchronous = FULL');
    this.#requireOurs(file);
    this.#migrate();
  }

  all<T>(sql: string, params: Params = {}): T[] {
    return this.#prepare(sql).all(params) as T[];
  }

  get<T>(sql: string, params: Params = {}): T | undefined {
    return this.all<T>(sql, params)[0];
  }

  /** Returns the row id of the last insert. */
  run(sql: string, params: Params = {}): number {
    return Number(this.#prepare(sql).run(params).lastInsertRowid);
  }

  /** Runs all of it or none of it; inside another transaction it is a part of that one. */
  transaction<T>(work: () => T): T {
    return this.#libsql.inTransaction ? work() : this.#libsql.transaction(work)();
  }

  /** Deletes everything: the tables are made anew. */
  empty(): void {
    const tables = this.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    );
    this.#statements.clear();
    this.transaction(() => {
      for (const { name } of tables) this.#libsql.exec(`DROP TABLE "${name}"`);
      this.#libsql.exec('PRAGMA user_version = 0');
    });
    this.#migrate();
  }

  close(): void {
    this.#statements.clear();
    this.#libsql.close();
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#libsql.prepare<Params>(sql) as Statement;
    this.#statements.set(sql, statement);
    return statement;
  }

  /** `--reset` deletes what is in the file: it must never be somebody else's. */
  #requireOurs(file: string): void {
    const isEmpty = this.get('SELECT 1 FROM sqlite_schema LIMIT 1') === undefined;
    const reason =
      !isEmpty && this.#fact('application_id') !== APPLICATION_ID
        ? 'is the database of another program'
        : this.#fact('user_version') > MIGRATIONS.length
          ? 'was written by a newer version of this demo'
          : null;
    if (reason === null) return;
    this.close();
    throw new Error(`${file} ${reason}: choose another file with --db.`);
  }

  #migrate(): void {
    const version = this.#fact('user_version');
    this.transaction(() => {
      this.#libsql.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      for (const sql of MIGRATIONS.slice(version)) this.#libsql.exec(sql);
      this.#libsql.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    });
  }

  #fact(name: 'application_id' | 'user_version'): number {
    return Number(Object.values(this.#libsql.prepare(`PRAGMA ${name}`).all()[0] ?? {})[0]);
  }
}
