export const usage = `usage: npm run --silent agreement -- COMMAND

  decide  --areas AREAS.csv FILE...            requests, one JSON a line, from standard input; answers out
  check   [--areas AREAS.csv] FILE...          reads the files and says what is in them, or what is wrong
  matrix  --areas AREAS.csv FILE... --day DAY --purpose P [--data-class D] [--profession X]
                                               CSV: which clause lets which end reach which
  diff    --areas AREAS.csv OLD NEW --day DAY [--json]
                                               who gains, loses or changes what
  explain --areas AREAS.csv FILE... [--lang ja|en]
                                               one request from standard input; every clause and why

Paths are relative to where you stand. Ends 0; 1 when a line was no request; 2 when a file or option is bad.
`;
