// Reading the text of documents in a thread of its own: whatever a file does there, it ends in time and takes nothing along.
import { Worker } from 'node:worker_threads';
import type { ReadText } from '../domain/document-texts.ts';
import type { MediaType } from '../domain/documents.ts';

/** So long a file may be read, and so much memory its reading may take. */
const LONGEST_MS = 15_000;
const MOST_MEGABYTES = 384;
const FAILED: ReadText = { state: 'failed', text: '' };

let turn: Promise<unknown> = Promise.resolve();

/** The text of a document; one at a time in this process. What cannot be read within the limits has failed. */
export function readInThread(type: MediaType, bytes: Uint8Array): Promise<ReadText> {
  const reading = turn.then(() => read(type, bytes));
  turn = reading;
  return reading;
}

function read(type: MediaType, bytes: Uint8Array): Promise<ReadText> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./text-thread.ts', import.meta.url), {
      workerData: { type, bytes },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      ...{ execArgv: [], env: {}, stdout: true, stderr: true },
    });
    const end = (result: ReadText): void => {
      clearTimeout(patience);
      resolve(result);
      void thread.terminate();
    };
    const patience = setTimeout(() => end(FAILED), LONGEST_MS);
    thread.once('message', (result: ReadText) => end(result));
    thread.once('error', () => end(FAILED));
    thread.once('exit', () => end(FAILED));
  });
}
