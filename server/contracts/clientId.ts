import * as z from 'zod/mini';

/** Made by the writer, and the same for every try: a second try with it is the same write. */
export const clientId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));
