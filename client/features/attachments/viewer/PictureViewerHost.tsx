import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { lazyPart } from '../../../app/lazyPart.tsx';
import { pictureViewer } from './pictureViewer.ts';

const PictureViewer = lazyPart(() => import('./PictureViewer.tsx'));

/** Where pictures are looked at: above the screens, its code fetched with the first of them; gone with the session. */
export const PictureViewerHost = () => {
  const viewing = useSyncExternalStore(pictureViewer.subscribe, pictureViewer.get);
  // Kept once it was open: its own end gives the focus back.
  const [wasOpen, setWasOpen] = useState(false);
  if (viewing !== null && !wasOpen) setWasOpen(true);
  useEffect(() => pictureViewer.close, []);
  return wasOpen ? (
    <Suspense>
      <PictureViewer />
    </Suspense>
  ) : null;
};
