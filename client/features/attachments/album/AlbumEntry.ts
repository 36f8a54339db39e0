import type { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';

export type AlbumEntry = Answer<typeof channelRoutes.readPictures>['entries'][number];
