import * as Y from 'yjs';
import type { MinutesId } from '#domain/ids.ts';
import type { SampleCast } from './makePeople.ts';
import type { SampleParts } from './sampleParts.ts';
import type { PersonKey } from './samplePeople.ts';

/** Who typed which lines into which section; a line that begins with ・ is an item of a list. */
export interface Typed {
  readonly by: PersonKey;
  readonly section: string;
  readonly lines: readonly string[];
}

/** Types as an editor does: admitted by the gate, one update for each section, stored before it is anybody's. */
export const typeInto = async (
  { documents }: SampleParts,
  cast: SampleCast,
  minutes: MinutesId,
  typed: readonly Typed[],
): Promise<void> => {
  const open = await documents.documents.open(minutes);
  if (open === null) throw new Error('no minutes to type into');
  const whole = new Y.Doc();
  for (const [number, { by, section, lines }] of typed.entries()) {
    const actor = cast.actor(by);
    let seen = 0;
    const admission = await documents.admit(actor, minutes, {
      changed: () => {},
      ended: () => {},
      lastSent: () => seen,
      stillSignedIn: async () => true,
    });
    if ('refused' in admission || !admission.mayEdit)
      throw new Error(`${by} may not edit the sample's minutes`);
    await admission.provide();
    seen = open.state.head;
    // A Yjs client belongs to one account (DESIGN decision 10), and this text is the same in every sample.
    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(whole));
    own.clientID = 1_000 + number;
    const before = Y.encodeStateVector(own);
    own.transact(() => own.getXmlFragment(section).push(blocksOf(lines)));
    const update = Y.encodeStateAsUpdate(own, before);
    const { account, position } = actor;
    seen = (await open.appendUpdate({ account, position }, update, admission.fact, admission)) ?? seen;
    Y.applyUpdate(whole, update);
    own.destroy();
    await admission.close();
  }
  whole.destroy();
};

const blocksOf = (lines: readonly string[]): Y.XmlElement[] => {
  const blocks: Y.XmlElement[] = [];
  let items: Y.XmlElement[] = [];
  const endList = () => {
    if (items.length > 0) blocks.push(element('bulletList', items));
    items = [];
  };
  for (const line of lines) {
    const paragraph = element('paragraph', [new Y.XmlText(line.replace(/^・/, ''))]);
    if (line.startsWith('・')) items.push(element('listItem', [paragraph]));
    else {
      endList();
      blocks.push(paragraph);
    }
  }
  endList();
  return blocks;
};

const element = (name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};
