import { one, type Query } from './http/query.js';

/** Only requests of these count; `null` is all. */
export interface RowFilter {
  readonly model: string | null;
  readonly provider: string | null;
  readonly user: string | null;
  readonly domain: string | null;
}

export const NO_FILTER: RowFilter = { model: null, provider: null, user: null, domain: null };

/** The condition of a {@link RowFilter}, by its names as parameters. */
export const FILTER = `(:model IS NULL OR model = :model) AND (:provider IS NULL OR provider = :provider)
    AND (:user IS NULL OR user = :user) AND (:domain IS NULL OR domain = :domain)`;

/** The condition of a range, `:from` to `:to`, and a filter. */
export const WITHIN = `WHERE at >= :from AND at < :to AND ${FILTER}`;

/** Reads the parameters that narrow an answer. */
export const readFilter = (query: Query): RowFilter => ({
  model: one(query, 'model') ?? null,
  provider: one(query, 'provider') ?? null,
  user: one(query, 'user') ?? null,
  domain: one(query, 'domain') ?? null,
});
