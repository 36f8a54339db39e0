import * as z from 'zod/mini';
import { cookieNames } from '../cookieNames.ts';
import { errorBody, errorCodes, errorStatus } from '../errors.ts';
import { type Route, usualBody } from './route.ts';

/** The contract as OpenAPI 3.1, from the very schemas that the door parses with. */
export const openApi = (
  routes: Readonly<Record<string, Route>>,
  sessionCookie = cookieNames(false).session,
) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: '3.1.0' as const,
    info: {
      title: 'Engawa',
      version: '1',
      description:
        "Sign in at POST /api/session, keep the cookie, and send the answer's `csrf` as header x-engawa-csrf with everything but GET.",
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        csrf: { type: 'apiKey', in: 'header', name: 'x-engawa-csrf' },
      },
      schemas: { Error: { ...schema(z.object({ error: errorBody }), 'output'), description: errorList() } },
      responses: errorResponses,
    },
  };
};

const operation = (name: string, route: Route) => ({
  operationId: name,
  summary: route.summary,
  'x-record': route.record,
  security:
    route.who === 'public' ? [] : [route.method === 'GET' ? { session: [] } : { session: [], csrf: [] }],
  parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
  ...(route.body === undefined ? {} : { requestBody: requestBody(route.body, route.largestBody) }),
  responses: { ...answer(route.answer), ...errors(route) },
});

const parameters = (place: 'path' | 'query', object: z.ZodMiniObject | undefined) => {
  if (object === undefined) return [];
  const { properties = {}, required = [] } = schema(object, 'input');
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
};

const bytes = { type: 'string', format: 'binary' } as const;

const requestBody = (body: z.ZodMiniType | 'upload', largest = usualBody) =>
  body === 'upload'
    ? { required: true, content: { 'application/octet-stream': { schema: bytes } } }
    : {
        required: true,
        description: `At most ${largest} bytes`,
        content: { 'application/json': { schema: schema(body, 'input') } },
      };

const streamTypes = { file: '*/*', pdf: 'application/pdf', csv: 'text/csv' } as const;

const answer = (given: Route['answer']) => {
  if ('stream' in given)
    return { 200: { description: 'The file', content: { [streamTypes[given.stream]]: { schema: bytes } } } };
  if (given._zod.def.type === 'void') return { 204: { description: 'Done' } };
  return {
    200: { description: 'Done', content: { 'application/json': { schema: schema(given, 'output') } } },
  };
};

/** The status codes with which the door itself can answer this route. Use cases also have those of `default`. */
const errors = ({ body, who }: Route) => {
  const error = (which: string) => ({ $ref: `#/components/responses/${which}` });
  return {
    ...(who === 'public' ? {} : { 401: error('Error') }),
    405: error('OtherMethod'),
    ...(body === undefined ? {} : { 413: error('Error'), 415: error('Error') }),
    429: error('ComeAgain'),
    503: error('ComeAgain'),
    default: error('Error'),
  };
};

const errorContent = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
const errorResponses = {
  Error: { description: 'The documented error', content: errorContent },
  OtherMethod: {
    description: 'The path answers to other methods',
    headers: { Allow: { description: 'Which', schema: { type: 'string' } } },
    content: errorContent,
  },
  ComeAgain: {
    description: 'Too many requests, or a part is away: come again',
    headers: { 'Retry-After': { description: 'After so many seconds', schema: { type: 'integer' } } },
    content: errorContent,
  },
};

/**
 * A schema as JSON Schema. In answers no enumeration is closed: a later house may say words that this document does
 * not have, and a client made from it must not break on them.
 */
const schema = (of: z.ZodMiniType, io: 'input' | 'output') => {
  const { $schema: _, ...made } = z.toJSONSchema(of, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (io === 'input' || jsonSchema.enum === undefined) return;
      const { enum: known } = jsonSchema;
      delete jsonSchema.enum;
      Object.assign(jsonSchema, { type: 'string', 'x-extensible-enum': known });
    },
  });
  return made;
};

const errorList = (): string => errorCodes.map((code) => `${code} (${errorStatus[code]})`).join(', ');
