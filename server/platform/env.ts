import * as z from 'zod/mini';

const text = () => z.optional(z.string().check(z.minLength(1)));
const secret = () => z.optional(z.string().check(z.minLength(32)));

/**
 * Everything that can be set by the environment, under the names it has there; .env.example is checked against this.
 * What belongs to one start (ports, services, data folder) are flags of server/main.ts instead.
 */
export const envSchema = z.object({
  /** MongoDB, a replica set. Without it the embedded one is started. */
  MONGODB_URI: text(),
  /** Redis. Without it the embedded one is started. */
  REDIS_URL: text(),
  /** Put before every Redis key, so that two installations can share one Redis. */
  REDIS_PREFIX: z._default(z.string().check(z.regex(/^[a-z0-9:_-]{1,40}$/)), 'engawa:'),
  LOG_LEVEL: z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), 'info'),
  /** This node's name in logs and leases; made up if not given. */
  NODE_ID: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,60}$/))),
  /** Origins that browsers come from, divided by commas; without it, the host they ask for. */
  PUBLIC_ORIGINS: z.optional(z.string().check(z.regex(/^https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*$/))),
  /** The bearer token that /metrics asks for; without one only loopback may read them. */
  METRICS_TOKEN: secret(),
  /** Folder of files when there is no S3; without it, `files` in the data folder. Shared by all web nodes. */
  FILES_DIR: text(),
  S3_BUCKET: text(),
  S3_ENDPOINT: z.optional(z.url()),
  S3_REGION: text(),
  S3_ACCESS_KEY_ID: text(),
  S3_SECRET_ACCESS_KEY: text(),
  /** Ed25519 key, PKCS #8 PEM, that signs the audit trail's checkpoints; without it, `audit.key` in the data folder. */
  AUDIT_KEY: text(),
  /** Opens what is sealed at rest: 32 bytes in base64, older ones behind it after a comma; else `secrets.key` in the data folder. */
  SECRETS_KEY: secret(),
  /** The media worker's program; without it, the one that `npm start` has put in place. */
  MEDIASOUP_WORKER_BIN: text(),
  /** The address that browsers reach media at, where it is not the one listened on. */
  MEDIA_ANNOUNCED_ADDRESS: text(),
  /** TURN servers, divided by commas, and the secret shared with them (coturn's static-auth-secret). */
  TURN_URLS: z.optional(z.string().check(z.regex(/^turns?:[^\s,]+(,turns?:[^\s,]+)*$/))),
  TURN_SECRET: secret(),
});

export type Env = z.infer<typeof envSchema>;

/** Reads the environment; an empty variable counts as not given, as in an .env file that is only half filled in. */
export const readEnv = (source: Readonly<Record<string, string | undefined>>): Env => {
  const given = Object.fromEntries(
    Object.entries(source).filter(
      ([name, value]) => name in envSchema.shape && value !== undefined && value !== '',
    ),
  );
  const read = z.safeParse(envSchema, given);
  if (read.success) return read.data;
  // Only names: a value may be a secret.
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`The environment is not as .env.example says: ${wrong}`);
};
