/**
 * libuv's pool serves argon2 (four at a time: two lanes of two, boundPasswordWork.ts), every file that is written, read or
 * sent, DNS and the log. Four threads would all be argon2's for a while, and a file would wait for passwords. Read by libuv
 * when the pool is first used: this is imported before everything else.
 */
process.env.UV_THREADPOOL_SIZE ??= '16';
