import { samplePhoto, upload } from '../../sampleFiles.ts';
import { sampleVideo } from '../../sampleVideo.ts';
import { good } from './good.ts';
import { idIn } from './idIn.ts';
import type { RecordSample } from './recordSample.ts';

export const channelSample: RecordSample = {
  make: async (house) => {
    const { channel } = house.region;
    const [doctor, nurse] = await Promise.all([house.as('doctor'), house.as('nurse')]);
    const photo = (await upload(nurse, 'photo', 'himitsu-mihon.jpg', await samplePhoto())).id;
    const video = (await upload(doctor, 'video', 'himitsu-mihon.mp4', sampleVideo())).id;
    const posts = `/api/channels/${channel}/posts`;
    const post = { kind: 'post', text: '秘密の見本' };
    const opener = { ...post, clientId: 'client-opener', title: '秘密の見本', attachments: [video] };
    const thread = idIn(await doctor.post(posts, opener), 'post');
    const report = {
      ...{ clientId: 'client-report', kind: 'visit-report', text: '秘密の見本' },
      ...{ vitals: { pulse: 71 }, attachments: [photo] },
    };
    good(await nurse.post(posts, report));
    return { channel, thread, post: thread, seq: '1', 'photo of a post': photo, 'video of a post': video };
  },
  within: ['thread', 'post'],
  ofTeam: true,
  owner: async (_house, _real, { client, ids }) => ({ client, ids: { channel: ids.channel as string } }),
};
