/** Asks the server for work and has it done. */
import AnswerWorker from './answerWorker?worker';
import { askWork, type WorkDone } from './api';
import type { Work } from './answer';

export async function doneWork(ticket: string | null): Promise<WorkDone> {
  const work = await askWork(ticket);
  return { challenge: work.challenge, answer: await answered(work) };
}

function answered(work: Work): Promise<string> {
  const worker = new AnswerWorker();
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(work);
  }).finally(() => worker.terminate());
}
