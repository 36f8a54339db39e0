/** The rival: mediasoup as its documentation shows it, a router a call, everybody consumes everybody; nothing else runs. */
import { createWorker } from 'mediasoup';
import { mediaCodecs } from '#media/mediaCodecs.ts';
import { heardBy, type MediaOpened, type MediaPlan, PEOPLE, SUITE, sentBy, ssrcOf } from './plan.ts';

process.once('message', async ({ calls, receivers, key }: MediaPlan) => {
  const worker = await createWorker({ logLevel: 'error' });
  const srtp = { enableSrtp: true, srtpCryptoSuite: SUITE } as const;
  const listenInfo = { protocol: 'udp', ip: '127.0.0.1' } as const;
  const senders: { port: number; ssrc: number }[] = [];
  for (let call = 0; call < calls; call += 1) {
    const router = await worker.createRouter({ mediaCodecs });
    const producers: string[] = [];
    for (let person = 0; person < PEOPLE; person += 1) {
      const transport = await router.createPlainTransport({ listenInfo, ...srtp, comedia: true });
      await transport.connect({ srtpParameters: { cryptoSuite: SUITE, keyBase64: key } });
      const ssrc = ssrcOf(call, person);
      producers.push((await transport.produce({ kind: 'audio', rtpParameters: sentBy(ssrc) })).id);
      senders.push({ port: transport.tuple.localPort, ssrc });
    }
    for (let person = 0; person < PEOPLE; person += 1) {
      const transport = await router.createPlainTransport({ listenInfo, ...srtp });
      const srtpParameters = { cryptoSuite: SUITE, keyBase64: key } as const;
      await transport.connect({ ip: '127.0.0.1', port: receivers[call]!, srtpParameters });
      for (const [at, producerId] of producers.entries())
        if (at !== person) await transport.consume({ producerId, rtpCapabilities: heardBy });
    }
  }
  process.send?.({ worker: worker.pid, senders } satisfies MediaOpened);
});
