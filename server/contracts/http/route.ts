import type * as z from 'zod/mini';
import type { RecordRef } from '#domain/access/recordRef.ts';

/** The largest JSON body of most routes: a post's text (10,000 characters of 4 bytes each), with some room. */
export const usualBody = 128 * 1024;

/** What a route answers with, where that is not JSON. */
export type Streamed = { readonly stream: 'file' | 'pdf' | 'csv' };

/**
 * One HTTP request of the contract. The server binds it (server/http/bindRoutes.ts), the client calls it,
 * OpenAPI and the attack matrix are made from it: a route that is not here does not exist.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Express 5 path below `/api`, such as `/patients/:patient/team`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** Who may call: anyone, somebody with a session, or (`half`) one whose second factor is still to come. */
  readonly who: 'public' | 'half' | 'session';
  /** The kind of record that the path names: what the gate judges, and what an attack tries to reach. */
  readonly record: RouteRecord;
  /**
   * [FA2] An account of the family's may call it, though no record is named; any other such route refuses it. Where one is
   * named, the gate answers.
   */
  readonly family?: true;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  /** JSON body; `upload` for a streamed file. */
  readonly body?: z.ZodMiniType | 'upload';
  /** The most bytes of JSON that its body may have, where that is more than for others. */
  readonly largestBody?: number;
  readonly answer: z.ZodMiniType | Streamed;
  /** The answer carries a secret (a token, a key): it is never compressed. */
  readonly holdsSecret?: true;
}

/** What the path names: a record of some kind, one's own session and account, or nothing. */
export type RouteRecord = 'none' | 'self' | RecordRef['kind'];

/** Gives a route its exact type. */
export const route = <const R extends Route>(definition: R): R => definition;

type Out<T> = T extends z.ZodMiniType ? z.infer<T> : undefined;
export type Params<R extends Route> = Out<R['params']>;
export type Query<R extends Route> = Out<R['query']>;
export type Body<R extends Route> = R['body'] extends z.ZodMiniType ? z.infer<R['body']> : undefined;
export type Answer<R extends Route> = R['answer'] extends z.ZodMiniType ? z.infer<R['answer']> : never;
