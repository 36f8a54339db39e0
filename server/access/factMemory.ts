import type {
  AccountFacts,
  ConferenceFacts,
  FacilityFacts,
  FactReaders,
  PatientFacts,
} from '#domain/access/facts.ts';
import type { AccountId, ChannelId, ConferenceId, FacilityId, PatientId } from '#domain/ids.ts';
import { LruMap } from '#platform/lruMap.ts';
import type { Revocation } from './gate.ts';
import { Remembered } from './remembered.ts';

/** Of patients with teams of ten these are some tens of megabytes, all full. */
const most = { accounts: 20_000, patients: 10_000, channels: 20_000, facilities: 20_000, conferences: 5_000 };

type Kept = 'account' | 'patient' | 'patientOfChannel' | 'facility' | 'conference';

const idOf = <Id>({ id }: { readonly id: Id }): Id => id;

/**
 * The facts that a node remembers. What is not there, the state of minutes, who was reached, files and provisions are never
 * among them: they change without an entry.
 */
export class FactMemory {
  readonly #accounts = new Remembered<AccountId, AccountFacts>({
    ...{ most: most.accounts, subject: 'account', idOf },
  });
  readonly #patients = new Remembered<PatientId, PatientFacts>({
    ...{ most: most.patients, subject: 'patient', idOf },
  });
  /** A channel is its patient's for good. */
  readonly #channels = new LruMap<ChannelId, PatientId>(most.channels);
  readonly #facilities = new Remembered<FacilityId, FacilityFacts>({
    ...{ most: most.facilities, subject: null, idOf },
  });
  readonly #conferences = new Remembered<ConferenceId, ConferenceFacts>({
    ...{ most: most.conferences, subject: 'conference', idOf },
  });
  /** The same readers of the store, which keep what they find. */
  readonly readers: Pick<FactReaders, Kept>;

  constructor(readers: Pick<FactReaders, Kept>) {
    this.readers = {
      account: (id) => this.#accounts.load(id, () => readers.account(id)),
      patient: async (id) => this.#placed(await this.#patients.load(id, () => readers.patient(id))),
      patientOfChannel: async (id) => {
        const [patient = null] = await this.#patients.loadAll(async () => {
          const found = await readers.patientOfChannel(id);
          return found === null ? [] : [found];
        });
        return this.#placed(patient);
      },
      facility: (id) => this.#facilities.load(id, () => readers.facility(id)),
      conference: (id) => this.#conferences.load(id, () => readers.conference(id)),
    };
  }

  account(id: AccountId): Promise<AccountFacts | undefined> {
    return this.#accounts.known(id);
  }

  patient(id: PatientId): Promise<PatientFacts | undefined> {
    return this.#patients.known(id);
  }

  async patientOfChannel(id: ChannelId): Promise<PatientFacts | undefined> {
    const patient = this.#channels.get(id);
    return patient === undefined ? undefined : this.#patients.known(patient);
  }

  facility(id: FacilityId): Promise<FacilityFacts | undefined> {
    return this.#facilities.known(id);
  }

  conference(id: ConferenceId): Promise<ConferenceFacts | undefined> {
    return this.#conferences.known(id);
  }

  #placed(patient: PatientFacts | null): PatientFacts | null {
    if (patient !== null) this.#channels.set(patient.channel, patient.id);
    return patient;
  }

  /**
   * Told of each entry before anybody who holds an admission is. One for all, a new agreement, empties it: accounts are read
   * anew, and reading one waits until the agreement is compiled.
   */
  heed(revocation: Revocation): void {
    for (const kept of [this.#accounts, this.#patients, this.#conferences]) kept.heed(revocation);
  }
}
