import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Schema } from './schema-values.node.js';

/** One message of the document. */
export interface Message {
  readonly name: string;
  readonly payload: Schema;
  readonly examples: readonly { readonly payload: unknown }[];
}

interface CloseCode {
  readonly code: number;
  readonly after: string;
}

interface Status {
  readonly status: number;
  readonly as: number;
}

interface Channel {
  readonly messages: Readonly<Record<string, Message>>;
  readonly 'x-close-codes'?: readonly CloseCode[];
  readonly 'x-statuses'?: readonly Status[];
}

/** The contract's document, with its references resolved. */
export interface AsyncApi {
  readonly channels: Readonly<Record<'socket' | 'eventSource' | 'longPoll', Channel>>;
  readonly components: {
    readonly messages: Readonly<Record<string, Message>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

/** The document as it is written. */
export const source: unknown = parse(
  readFileSync(new URL('../../docs/asyncapi.yaml', import.meta.url), 'utf8'),
);

/** The document with every reference replaced by what it leads to. */
export const document = resolved(source) as AsyncApi;

/** Every message once, events and control frames of both sides. */
export const messages = Object.entries(document.components.messages);

/** The name of the event that a message brings; `null` for what is no single known event. */
export const eventOf = ({ payload }: Message): string | null => {
  const named = payload.allOf?.flatMap(({ properties }) => properties?.['event']?.const ?? []) ?? [];
  return typeof named[0] === 'string' ? named[0] : null;
};

/** The schema of a message's data. */
export const dataOf = ({ payload }: Message): Schema =>
  payload.allOf?.find(({ properties }) => properties?.['event']?.const)?.properties?.['data'] ?? {};

/** The action of a message that is a control frame. */
export const actionOf = ({ payload }: Message): string | null => {
  const action = payload.properties?.['action']?.const;
  return typeof action === 'string' ? action : null;
};

function resolved(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(resolved);
  const { $ref } = node as { $ref?: unknown };
  if (typeof $ref === 'string') return resolved(at($ref));
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolved(value)]));
}

function at(reference: string): unknown {
  const found = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key], source);
  if (found === undefined) throw new Error(`${reference} leads nowhere`);
  return found;
}
