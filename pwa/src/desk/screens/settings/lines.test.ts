import { describe, expect, it } from 'vitest';
import { Refused, Unreachable } from '../../../api/http';
import { lastLine, type Progress } from './lines';

const bytes = (text: string) => new TextEncoder().encode(text);

function answer(pieces: Uint8Array[], breaks = false): Response {
  return new Response(new ReadableStream({
    pull(controller) {
      const next = pieces.shift();
      if (next) controller.enqueue(next);
      else if (breaks) controller.error(new TypeError('network'));
      else controller.close();
    },
  }));
}

describe('a long answer', () => {
  it('tells how far it is and then what came of it, wherever it is cut', async () => {
    const whole = bytes('{"told":"progress","progress":{"done":1,"of":2}}\n{"told":"altered","altered":{"first":[{"village":"乙湾村"}]}}\n');
    for (let cut = 1; cut < whole.length; cut += 1) {
      const told: Progress[] = [];
      const last = await lastLine(answer([whole.slice(0, cut), whole.slice(cut)]), (one) => told.push(one));
      expect(told).toEqual([{ done: 1, of: 2 }]);
      expect(last.altered!.first[0]!.village).toBe('乙湾村');
    }
  });

  it('says a refusal of the last line as any other', async () => {
    const line = bytes('{"told":"refused","refused":{"code":"storage_busy","status":503,"facts":{}}}\n');
    const failed = await lastLine(answer([line]), () => undefined).catch((reason: unknown) => reason);
    expect(failed).toBeInstanceOf(Refused);
    expect((failed as Refused).problem).toEqual({ code: 'storage_busy', status: 503, title: '', facts: {} });
  });

  it('that breaks off is no answer', async () => {
    const begun = () => bytes('{"told":"progress","progress":{"done":1,"of":2}}\n{"told":"alt');
    await expect(lastLine(answer([begun()]), () => undefined)).rejects.toBeInstanceOf(Unreachable);
    await expect(lastLine(answer([begun()], true), () => undefined)).rejects.toBeInstanceOf(Unreachable);
  });
});
