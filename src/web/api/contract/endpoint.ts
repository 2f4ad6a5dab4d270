// What an endpoint of the interface is: method, path, shapes in and out, and the errors all of them share.
import * as z from 'zod';

export type Shape = z.ZodObject<z.ZodRawShape>;
export const Nothing = z.strictObject({});

/** One endpoint of the interface, without its handler. `guard` says whether If-Match or Idempotency-Key is honoured. */
export type Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> = {
  name: string;
  method: 'get' | 'post';
  path: string;
  tag: string;
  summary: string;
  params: P;
  query: Q;
  body: B | null;
  /** What the body is read as: JSON in the body's shape, or a file. */
  reads: 'json' | 'file';
  answer: A;
  media: string[];
  status: 200 | 201;
  guard: 'if-match' | 'idempotency' | null;
};

type Given<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> = {
  tag: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  reads?: 'file';
  answer: A;
  media?: string[];
  status?: 200 | 201;
  guard?: 'if-match' | 'none';
};

function endpoint<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType>(
  method: 'get' | 'post',
  name: string,
  path: string,
  given: Given<P, Q, B, A>,
): Endpoint<P, Q, B, A> {
  return {
    name,
    method,
    path,
    tag: given.tag,
    summary: given.summary,
    params: given.params ?? (Nothing as unknown as P),
    query: given.query ?? (Nothing as unknown as Q),
    body: given.body ?? null,
    reads: given.reads ?? 'json',
    answer: given.answer,
    media: given.media ?? ['application/json'],
    status: given.status ?? (method === 'post' ? 201 : 200),
    guard: given.guard === 'none' ? null : (given.guard ?? (method === 'post' ? 'idempotency' : null)),
  };
}

/** Declares a reading endpoint. */
export const get = <P extends Shape, Q extends Shape, A extends z.ZodType>(
  name: string,
  path: string,
  given: Given<P, Q, z.ZodNever, A>,
): Endpoint<P, Q, z.ZodNever, A> => endpoint('get', name, path, given);

/** Declares a writing endpoint; answers 201 unless told otherwise, and honours Idempotency-Key. */
export const post = <P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType>(
  name: string,
  path: string,
  given: Given<P, Q, B, A>,
): Endpoint<P, Q, B, A> => endpoint('post', name, path, given);
