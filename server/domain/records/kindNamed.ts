import type { AnyKind } from './recordKind.ts';
import { recordKinds } from './recordKinds.ts';

/** What the table says of a kind; the compiler holds each descriptor to the attributes of its own kind, and cannot follow that through a name. */
export const kindNamed = (kind: keyof typeof recordKinds): AnyKind => recordKinds[kind] as unknown as AnyKind;
