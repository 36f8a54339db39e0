export const auditFormats = ['jsonl', 'csv', 'fhir'] as const;
export type AuditFormat = (typeof auditFormats)[number];
