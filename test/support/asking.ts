// Asks the JSON interface of a running service as a program outside would, and holds every answer against its shape.
import type { z } from 'zod';
import { endpoints } from '../../src/web/api/contract/document.ts';

type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
export type AnswerOf<N extends EndpointName> = z.output<Endpoints[N]['answer']>;

/** What to send: names in the path, the query, the body (JSON, or the bytes of a file), and headers beside those every request has. */
export type Given = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};

/** A way to send requests: to a server over HTTP, or straight into the application. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

/** Someone who asks the interface. */
export type Asker = {
  /** The raw response. */
  send: (name: EndpointName, given?: Given) => Promise<Response>;
  /** The answer in its shape; throws with the problem when there is none. */
  ask: <N extends EndpointName>(name: N, given?: Given) => Promise<AnswerOf<N>>;
};

/** Sends over HTTP to the address of a running service. */
export function over(url: string): Send {
  return (path, init) => fetch(`${url}${path}`, { redirect: 'manual', ...init });
}

/** Someone who asks with the headers that say who they are: a session's cookie or an API key; without any, nobody. */
export function askerAt(send: Send, who: Record<string, string> = {}): Asker {
  const asker: Asker = {
    send: (name, given = {}) => {
      const { method, path, body, reads } = endpoints[name];
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, key) => encodeURIComponent(given.params?.[key] ?? `no-${key}`));
      const query = given.query ? `?${new URLSearchParams(given.query)}` : '';
      const headers = {
        ...who,
        ...(body === null
          ? {}
          : { 'content-type': reads === 'file' ? 'application/octet-stream' : 'application/json' }),
        ...given.headers,
      };
      const bytes = reads === 'file' ? (given.body as Uint8Array<ArrayBuffer>) : JSON.stringify(given.body ?? {});
      const content = body === null ? {} : { body: bytes };
      return send(`/api/v1${filled}${query}`, { method: method.toUpperCase(), headers, ...content });
    },
    ask: async (name, given) => {
      const response = await asker.send(name, given);
      const text = await response.text();
      if (response.status !== endpoints[name].status) throw new Error(`${name}: ${response.status} ${text}`);
      const read = () => (endpoints[name].media[0] === 'application/json' ? JSON.parse(text) : text) as unknown;
      const parsed = endpoints[name].answer.safeParse(read());
      if (!parsed.success) throw new Error(`${name} answers in another shape: ${parsed.error.message}`);
      return read() as AnswerOf<typeof name>;
    },
  };
  return asker;
}
