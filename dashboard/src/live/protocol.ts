import * as v from 'valibot';
import { alertSchema, integer, type itemSchema, resultSchema, sessionSchema } from './schemas.ts';

/** Messages of the live protocol; pinned by the golden files of event-model. */

export const PROTOCOL_VERSION = 1;

const frameFields = {
  channel: v.string(),
  epoch: v.string(),
  offset: integer,
  serverTimeMillis: integer,
  watermarkMillis: integer,
  results: v.array(resultSchema),
  alerts: v.optional(v.array(alertSchema), []),
  sessions: v.optional(v.array(sessionSchema), []),
};

const sites = v.array(v.string());

const serverMessages = [
  v.object({
    type: v.literal('welcome'),
    protocol: integer,
    serverTimeMillis: integer,
    demo: v.boolean(),
    sites,
    expiresAtMillis: v.optional(integer),
    shared: v.optional(v.string()),
  }),
  v.object({ type: v.literal('snapshot'), ...frameFields }),
  v.object({
    type: v.literal('delta'),
    ...frameFields,
    since: v.optional(integer),
    traceparent: v.optional(v.string()),
  }),
  v.object({
    type: v.literal('heartbeat'),
    serverTimeMillis: integer,
    watermarkMillis: integer,
    sites,
  }),
  v.object({ type: v.literal('pong'), id: integer, serverTimeMillis: integer }),
  v.object({
    type: v.literal('error'),
    code: v.string(),
    message: v.string(),
    channel: v.optional(v.string()),
  }),
  v.object({ type: v.literal('reconnect'), afterMillis: integer }),
] as const;

const serverMessageSchema = v.variant('type', serverMessages);
const knownTypes: ReadonlySet<string> = new Set(
  serverMessages.map((message) => message.entries.type.literal),
);
const envelopeSchema = v.object({ type: v.string() });

export type ResultItem = v.InferOutput<typeof itemSchema>;
export type LiveResult = v.InferOutput<typeof resultSchema>;
export type LiveSession = v.InferOutput<typeof sessionSchema>;
export type LiveAlert = v.InferOutput<typeof alertSchema>;
export type ServerMessage = v.InferOutput<typeof serverMessageSchema>;
export type Welcome = Extract<ServerMessage, { type: 'welcome' }>;
export type Snapshot = Extract<ServerMessage, { type: 'snapshot' }>;
export type Delta = Extract<ServerMessage, { type: 'delta' }>;
export type Heartbeat = Extract<ServerMessage, { type: 'heartbeat' }>;
export type Refusal = Extract<ServerMessage, { type: 'error' }>;

export type ClientMessage =
  | {
      readonly type: 'subscribe';
      readonly channel: string;
      readonly epoch?: string;
      readonly offset?: number;
    }
  | { readonly type: 'unsubscribe'; readonly channel: string }
  | { readonly type: 'ping'; readonly id: number }
  | { readonly type: 'authenticate'; readonly token: string }
  | {
      readonly type: 'painted';
      readonly traceparent: string;
      readonly receivedAtMillis: number;
      readonly paintedAtMillis: number;
    };

export type Parsed =
  | { readonly kind: 'message'; readonly message: ServerMessage }
  /** A type of a later protocol: harmless. */
  | { readonly kind: 'unknown'; readonly type: string }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Reads one frame; never throws. */
export function parseServer(text: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'malformed', reason: 'not JSON' };
  }
  const envelope = v.safeParse(envelopeSchema, json);
  if (!envelope.success) return { kind: 'malformed', reason: 'no type' };
  const type = envelope.output.type;
  if (!knownTypes.has(type)) return { kind: 'unknown', type };
  const result = v.safeParse(serverMessageSchema, json);
  if (result.success) return { kind: 'message', message: result.output };
  const issue = result.issues[0];
  return { kind: 'malformed', reason: `${type}.${v.getDotPath(issue) ?? ''}: ${issue.message}` };
}

export function encodeClient(message: ClientMessage): string {
  return JSON.stringify(message);
}
