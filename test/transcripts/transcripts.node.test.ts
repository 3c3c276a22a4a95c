import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { document } from '../wire/asyncapi.node.js';
import { replayOnPage } from './page-end.node.js';
import { replayOnServer } from './server-end.node.js';
import { isClosing, transcripts, type Frame, type Transcript } from './transcript.node.js';

const { Event, Welcome, Subscribed, Pong, GoAway, Refusal, Auth, Subscribe, Unsubscribe, Ping } =
  document.components.schemas;
const FROM_SERVER = [Event, Welcome, Subscribed, Pong, GoAway, Refusal];
const FROM_PAGE = [Auth, Subscribe, Unsubscribe, Ping];

const ajv = new Ajv({ strict: false, validateFormats: false });
const [server, page] = [FROM_SERVER, FROM_PAGE].map((anyOf) => ajv.compile({ anyOf }));

const framesOf = ({ steps }: Transcript, side: 'page' | 'server'): Frame[] =>
  steps.flatMap((step) => {
    const said: unknown = side in step ? (step as unknown as Frame)[side] : null;
    return typeof said === 'object' && said !== null && !isClosing(said) ? ([said].flat() as Frame[]) : [];
  });

describe('the transcripts', () => {
  for (const [file, transcript] of transcripts) {
    describe(`${file}: ${transcript.title}`, () => {
      it('say what docs/asyncapi.yaml allows', () => {
        for (const frame of framesOf(transcript, 'server')) assert.ok(server?.(frame), JSON.stringify(frame));
        for (const frame of framesOf(transcript, 'page')) assert.ok(page?.(frame), JSON.stringify(frame));
      });

      it('are what the page says and hears', () => replayOnPage(transcript));

      for (const speaker of transcript.speakers) {
        it(`are what a server says and hears: ${speaker}`, (t) => replayOnServer(t, transcript, speaker));
      }
    });
  }

  it('fail an end that would not speak them', async (t) => {
    const [, resume] = transcripts.find(([file]) => file === 'resume.json') ?? assert.fail();
    const steps = resume.steps.map((step) =>
      'server' in step && !Array.isArray(step.server) && (step.server as Frame)['recovered'] === true
        ? { server: { ...(step.server as Frame), recovered: false } }
        : step,
    );
    const wrong: Transcript = { ...resume, steps };
    await assert.rejects(replayOnPage(wrong));
    await assert.rejects(replayOnServer(t, wrong, 'demo'));
    await assert.rejects(replayOnServer(t, wrong, 'reference'));
  });
});
