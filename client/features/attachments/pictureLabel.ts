import type { TFunction } from 'i18next';
import type { BodySite } from '#domain/vocabulary/bodySites.ts';

interface Labelled {
  readonly site?: BodySite | undefined;
  readonly title?: string | undefined;
  readonly name: string;
}

/** What a picture is called: the place of the body, its title, or, where its author said neither, the file's name. */
export const pictureLabel = (t: TFunction, { site, title, name }: Labelled): string =>
  [site && t(`pictures.sites.${site}`), title].filter(Boolean).join(' ') || name;
