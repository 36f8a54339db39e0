import type { Request, Response } from 'express';
import type { Answer, Body, Params, Query, Route } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';

/** What a handler may need of the request itself: uploads read `raw`, files are written to `reply`. */
export interface RequestParts {
  readonly address: string;
  readonly traceId: string;
  readonly raw: Request;
  readonly reply: Response;
  /** Asked by an account of the family's (FA2). */
  readonly family: boolean;
  /** For handlers that read `raw` themselves: A-02 where the session has ended while the body came. */
  readonly requireSessionAgain: () => Promise<void>;
}

type ActorOf<R extends Route> = R['who'] extends 'public' ? null : Actor;

export interface Input<R extends Route> {
  readonly params: Params<R>;
  readonly query: Query<R>;
  readonly body: Body<R>;
  readonly actor: ActorOf<R>;
  readonly request: RequestParts;
}

/** One use case at the HTTP door: parsed input in, the contract's answer out; it throws a Failure for any error. */
export type Handler<R extends Route> = (input: Input<R>) => Promise<Answer<R>>;

export type Routes = Readonly<Record<string, Route>>;

/** A handler for every route of a table: one that is missing does not compile. */
export type Handlers<T extends Routes> = { readonly [Name in keyof T]: Handler<T[Name]> };
