/** What a test reads of an answer; `body` is whatever JSON came, null for none. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & {
    readonly error?: { readonly code: string; readonly details?: never };
  };
}

/** A browser's part in HTTP: it keeps its cookies and its CSRF token, and sends both. */
export class TestClient {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  csrf: string | undefined;
  readonly headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url;
    this.headers = headers;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Fetch below this house, with the cookies; `path` begins with `/`. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ ...this.headers, ...Object.fromEntries(new Headers(init.headers)) });
    if (this.cookies.size > 0 && !headers.has('cookie')) headers.set('cookie', this.cookieHeader);
    if (this.csrf !== undefined && !headers.has('x-engawa-csrf')) headers.set('x-engawa-csrf', this.csrf);
    const answer = await fetch(`${this.url}${path}`, { redirect: 'manual', ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<TestAnswer> {
    const answer = await this.fetch(path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const read = text === '' ? null : JSON.parse(text);
    if (typeof read?.csrf === 'string') this.csrf = read.csrf;
    return { status: answer.status, headers: answer.headers, body: read };
  }

  get(path: string): Promise<TestAnswer> {
    return this.ask('GET', path);
  }
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> {
    return this.ask('POST', path, body, headers);
  }
  delete(path: string): Promise<TestAnswer> {
    return this.ask('DELETE', path);
  }
}
