export const usage = `Usage: npm run --silent audit -- COMMAND ...

  verify FILE [--checkpoint CP ...]          an exported chain (JSON Lines)
  verify --data DIR [--checkpoint CP ...]    all chains of a data folder; the house that uses it must be stopped
  replay FILE --areas AREAS.csv FILE.yaml... decides every recorded crossing anew by these agreements
  replay --data DIR                          the same by the agreements of the data folder
  export --data DIR --municipality CODE [--format jsonl|csv|fhir]
  checkpoint --data DIR --municipality CODE  signs where the chain ends now

With MONGODB_URI in the environment --data names only where the key of checkpoints is kept.
Ends 0 when all is as it should be, 1 when something was found, 2 when a file or option is bad.
`;
