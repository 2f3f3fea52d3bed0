/** Works beside the page, so that it can be read and left meanwhile. */
import { answerTo, type Work } from './answer';

addEventListener('message', ({ data }: MessageEvent<Work>) => postMessage(answerTo(data)));
