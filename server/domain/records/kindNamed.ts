import type { AnyKind } from './recordKind.ts';
import { recordKinds } from './recordKinds.ts';

/**
 * The descriptor of a kind. Within a descriptor the compiler holds every function to the attributes of its own kind;
 * it cannot follow that through a name, so here any kind stands for all.
 */
export const kindNamed = (kind: keyof typeof recordKinds): AnyKind => recordKinds[kind] as unknown as AnyKind;
