import type { Grant } from '#access/gate.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import type { LaterChange } from '#contracts/laterChange.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { formOf } from '#domain/minutes/minutesForms.ts';
import { seenForm } from '#domain/minutes/seenForm.ts';
import type { LoadedMinutes } from './loadMinutes.ts';
import type { MinutesPerson } from './minutesParts.ts';
import type { SupplementRecord } from './supplementModel.ts';

interface More {
  readonly grant: Grant;
  readonly sha256: string | null;
  readonly supplements: readonly SupplementRecord[];
  /** Those who were asked for 内容確認 and have not given it. They need not have written anything in the log. */
  readonly awaited: readonly MinutesPerson[];
  /** Who else has written in the last minutes. */
  readonly writing: readonly { readonly person: MinutesPerson; readonly at: Date }[];
  readonly leftOut: readonly LaterChange[];
}

/** The form as the contract gives it. */
export const presentMinutes = (loaded: LoadedMinutes, more: More): MinutesView => {
  const { record, state, name, header, n } = loaded;
  const form = formOf(record.form);
  const by = (entry: { n: number; at: Date; by: Author }) => ({
    n: entry.n,
    at: entry.at.toISOString(),
    by: name(entry.by.position),
  });
  const row = (entry: { n: number; at: Date; by: Author; first: number }) => ({
    ...by(entry),
    first: entry.first,
  });
  return {
    id: record._id,
    conference: record.conference,
    patient: { id: record.patient, name: loaded.patientName },
    form: record.form,
    title: form.title,
    sample: record.sample,
    state: stateOf(state),
    n,
    // [WA15] Somebody who reads back may not even know that there is something newer.
    head: more.grant.readOnly ? n : loaded.head,
    fields: form.fields.map(({ choices, ...field }) => {
      const written = state.header.get(field.key);
      return {
        ...field,
        ...(choices === undefined ? {} : { choices: [...choices] }),
        value: header.get(field.key) ?? '',
        n: written?.n ?? 0,
        by: written === undefined ? null : name(written.by.position),
        at: written?.at.toISOString() ?? null,
      };
    }),
    sections: loaded.sections.map(({ blocks, ...section }) => ({
      ...section,
      blocks: blocks.map((block) => ({ ...block, runs: [...block.runs] })),
      ...(blocks.some(({ foreign }) => foreign) ? { damaged: true as const } : {}),
    })),
    asksInquiries: form.asksInquiries,
    attendance: {
      inRoom: state.inRoom.map(({ who, joinedAt, leftAt }) => ({
        person: name(who.position),
        joinedAt: joinedAt.toISOString(),
        leftAt: leftAt?.toISOString() ?? null,
      })),
      entered: state.entered.map((entry) => ({
        ...row(entry),
        category: entry.category,
        name: entry.name,
        affiliation: entry.affiliation,
      })),
    },
    inquiries: state.inquiries.map((entry) => {
      const { affiliation, name: who, reason, askedOn, content, answer } = entry;
      return { ...row(entry), affiliation, name: who, reason, askedOn, content, answer };
    }),
    struck: state.struck.map((entry) => ({ ...row(entry), row: entry.row, name: entry.name })),
    comments: state.comments.map((entry) => ({ ...by(entry), section: entry.section, text: entry.text })),
    attestations: state.attestations.map((entry) => ({
      ...by(entry),
      seen: entry.seen,
      current: seenForm(state, entry.seen) === 'current',
      sawLater: seenForm(state, entry.seen) === 'later',
    })),
    awaited: more.awaited.map(({ account: _, ...person }) => person),
    writing: more.writing.map(({ person: { account: _, ...person }, at }) => ({
      person,
      at: at.toISOString(),
    })),
    circulatedAt: state.circulated?.at.toISOString() ?? null,
    responsible: name(record.responsible),
    finalised:
      state.finalised === null || more.sha256 === null
        ? null
        : {
            ...by(state.finalised),
            asOf: state.finalised.asOf ?? state.finalised.n,
            sha256: more.sha256,
          },
    leftOut: [...more.leftOut],
    supplements: more.supplements.map(({ n: at, at: when, by: author, text, takes, writers }) => ({
      ...{ n: at, at: when.toISOString(), by: author, text },
      ...{ takes: [...(takes ?? [])], writers: [...(writers ?? [])] },
    })),
    may: mayOf(more.grant, stateOf(state)),
  };
};

export const stateOf = (state: LoadedMinutes['state']): MinutesView['state'] =>
  state.finalised !== null ? 'finalised' : state.circulated !== null ? 'circulated' : 'draft';

/** As the gate has judged it. The log judges each act once more when it comes. */
const mayOf = ({ acts, ground, readOnly }: Grant, state: MinutesView['state']): MinutesView['may'] => ({
  edit: acts.includes('edit'),
  comment: acts.includes('comment'),
  attest: acts.includes('attest'),
  // The holder's own acts stand on the conference (changeMinutes.ts), which is not what was judged here.
  hold: ground.relation === 'holder' && !readOnly && state !== 'finalised',
  finalise: acts.includes('finalise'),
  supplement: acts.includes('supplement'),
});
