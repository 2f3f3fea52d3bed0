/** A long answer in lines of JSON: how far it is, and at last what came of it. */
import { Refused, Unreachable } from '../../../api/http';
import type { Schemas } from '../../api';

export type Line = Schemas['Line'];
export type Progress = NonNullable<Line['progress']>;
export type Altered = NonNullable<Line['altered']>;
export type Seen = NonNullable<Line['preview']>;

/** The last line; throws Refused where it says so, and Unreachable where the lines break off before it. */
export async function lastLine(response: Response, tell: (progress: Progress) => void): Promise<Line> {
  let last: Line | null = null;
  for await (const text of linesOf(response.body!)) {
    const line = JSON.parse(text) as Line;
    if (line.told === 'progress') tell(line.progress!);
    else last = line;
  }
  if (!last) throw new Unreachable('broken off');
  if (last.refused) throw new Refused({ title: '', ...last.refused });
  return last;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch((reason: unknown) => {
      if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
      throw new Unreachable(reason);
    });
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = parts.pop()!;
    yield* parts;
  }
}
