export const usage = `usage: npm run --silent audit -- COMMAND

  verify  FILE [--part] [--checkpoint CP]...   an export in JSON Lines; --part: filtered, so that gaps are not seen;
                                               of checkpoints of other cities it is said that they are not looked at
  verify  --data DIR [--checkpoint CP]...      the store of a data folder (MONGODB_URI: that one), every chain
  replay  --data DIR                           decides every recorded crossing anew from the stored agreements
  replay  FILE --areas AREAS.csv --agreement A.yaml [--agreement B.yaml]...
                                               the same for an export, from agreement files
  export  --data DIR --municipality CODE [--format jsonl|csv|fhir] [--from DAY] [--until DAY] [--patient ID]
                                               from that DAY on, until the day before the second (--until is the first left out)
  checkpoint --data DIR [--municipality CODE]  signs where the chains stand now; one JSON object a line

Paths are relative to where you stand. Ends 0 when all is whole; 1 when something is broken or differs, or when there was nothing to look at; 2 when a file,
option or folder is bad.
`;
