import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** What the server keeps, and how it answers the next calls; null breaks the connection after the call has arrived. */
const server = {
  reports: new Map<string, { code: string; photos: string[] }>(),
  photos: new Set<string>(),
  calls: [] as string[],
  next: [] as (null | { status: number; code: string })[],
  token: 1,
};

vi.mock('./work', () => ({ doneWork: async () => ({ challenge: 'c', answer: '1' }) }));
vi.stubGlobal('addEventListener', () => undefined);

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
  const what = `${init.method} ${path.replace('/api/v1/tell/', '').replace(/[0-9a-f-]{36}|[0-9a-f]{64}/, '*')}`;
  server.calls.push(what);
  expect(init.credentials).toBe('omit');
  const next = server.next.shift();
  if (next) return json(next.status, { code: next.code, title: 'No.', status: next.status });
  const answer = () => {
    if (path.endsWith('/openings')) return json(201, { token: `t${(server.token += 1)}`, token_expires_at: '' });
    const last = path.split('/').at(-1)!;
    if (path.includes('/photos/')) {
      if ((init.headers as Headers).get('Authorization') !== `Receipt t${server.token}`) return json(401, { code: 'tell_token_over', title: 'Over.' });
      server.photos.add(last);
      return json(200, { owed: [] });
    }
    const body = JSON.parse(String(init.body)) as { code: string; photos: string[] };
    server.reports.set(last, body);
    const owed = body.photos.filter((sha256) => !server.photos.has(sha256));
    return json(201, { code: body.code, received_at: '2026-11-29T00:00:00Z', token: `t${server.token}`, token_expires_at: '', ticket: 'ticket', owed });
  };
  const said = answer();
  if (next === null) throw new TypeError('the connection broke');
  return said;
});

/** A page that was just opened over what is on the phone. */
async function open() {
  vi.resetModules();
  const [draft, sending, keep] = [await import('./draft'), await import('./sending'), await import('./keep')];
  await draft.startDraft();
  await sending.startSending();
  return { ...draft, ...sending, ...keep };
}

async function filled(photos = 0) {
  const page = await open();
  Object.assign(page.draft, { kind: 'new_orchard', words: ' trees ', village: 'A', where_words: ' by the pond ' });
  for (let at = 0; at < photos; at += 1) {
    const sha256 = String(at).repeat(64);
    await page.writePhoto(sha256, new Uint8Array([0xff, 0xd8, 0xff, at]).buffer);
    page.draft.photos.push({ sha256, width_px: 1, height_px: 1 });
  }
  await vi.waitFor(async () => expect((await page.read('draft'))?.photos).toHaveLength(photos));
  return page;
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await (await open()).eraseAll().catch(() => undefined);
  Object.assign(server, { reports: new Map(), photos: new Set(), calls: [], next: [], token: 1 });
});
vi.stubGlobal('window', {});
vi.stubGlobal('navigator', {});

describe('sending a report', () => {
  it('keeps the receipt once the server has said yes, and the draft no longer', async () => {
    const page = await filled(2);
    await page.send();
    expect(page.step.value).toEqual({ at: 'idle' });
    const [body] = [...server.reports.values()];
    expect(body).toMatchObject({ kind: 'new_orchard', words: 'trees', where_words: 'A by the pond', place: null, place_how: 'words', contact: null, against: 'unknown' });
    expect(server.photos.size).toBe(2);
    expect(page.sending.value!.taken!.owed).toEqual([]);
    expect(page.draft.kind).toBeNull();
    expect(await page.read('ticket')).toBe('ticket');
    expect(JSON.stringify(body)).not.toContain(page.sending.value!.secret);
  });

  it('is one report under one code, however often the connection breaks behind the server’s yes', async () => {
    server.next = [null];
    const page = await filled(1);
    await page.send();
    expect([page.step.value.at, page.isUnderWay()]).toEqual(['waiting', true]);
    const { code } = page.sending.value!;
    const later = await open();
    expect(later.isUnderWay()).toBe(true);
    await later.send();
    expect([...server.reports.values()].map((one) => one.code)).toEqual([code]);
    expect(later.sending.value!.code).toBe(code);
    expect(server.photos.size).toBe(1);
  });

  it('goes on by itself, later and later', async () => {
    const page = await filled();
    server.next = [null, null];
    await page.send();
    await vi.advanceTimersByTimeAsync(4_000);
    await vi.waitFor(() => expect(server.calls).toHaveLength(2));
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(page.step.value).toEqual({ at: 'idle' }));
    expect(server.reports.size).toBe(1);
  });

  it('takes another code where one is taken, and does spent work again', async () => {
    server.next = [{ status: 409, code: 'tell_code_taken' }, { status: 422, code: 'tell_work_spent' }];
    const page = await filled();
    await page.send();
    expect(server.calls).toHaveLength(3);
    expect(page.step.value).toEqual({ at: 'idle' });
    expect([...server.reports.values()][0]!.code).toBe(page.sending.value!.code);
  });

  it('gives the draft back after a plain no', async () => {
    server.next = [{ status: 422, code: 'body_invalid' }];
    const page = await filled();
    await page.send();
    expect(page.step.value).toEqual({ at: 'refused', said: 'No.', code: 'body_invalid' });
    expect([page.isUnderWay(), page.draft.kind]).toEqual([false, 'new_orchard']);
    expect(await page.read('sending')).toBeUndefined();
  });

  it('holds on to its code where “too many” may follow on a yes that was lost', async () => {
    server.next = [null, { status: 429, code: 'tell_too_many' }];
    const page = await filled();
    await page.send();
    const { code } = page.sending.value!;
    await page.send();
    expect(page.step.value.at).toBe('refused');
    await page.send();
    expect(page.sending.value!.code).toBe(code);
    expect([...server.reports.values()].map((one) => one.code)).toEqual([code]);
  });

  it('goes on with the pictures after the page was closed and its half hour is over', async () => {
    const page = await filled(2);
    const sent = page.send();
    server.next = [];
    await sent;
    // as a phone that was switched off in the middle finds it
    await page.write('sending', { ...JSON.parse(JSON.stringify(page.sending.value)), taken: { received_at: '', token: 't0', owed: ['1'.repeat(64)] } });
    await page.writePhoto('1'.repeat(64), new Uint8Array([1]).buffer);
    server.photos.clear();
    const later = await open();
    expect(later.owes()).toBe(true);
    await later.send();
    expect([...server.photos]).toEqual(['1'.repeat(64)]);
    expect(server.calls.filter((call) => call === 'POST openings')).toHaveLength(1);
  });

  it('does without a picture that the server will not have', async () => {
    const page = await filled(2);
    server.next = [undefined as never, { status: 422, code: 'tell_photo_wrong' }];
    await page.send();
    expect([page.sending.value!.lost, server.photos.size, page.owes()]).toEqual([1, 1, false]);
  });

  it('leaves neither receipt nor pictures once it is noted down, and nothing at all once erased', async () => {
    const page = await filled(1);
    await page.send();
    await page.forgetReceipt();
    expect([await page.read('sending'), await page.readPhoto('0'.repeat(64))]).toEqual([undefined, undefined]);
    await page.eraseAll();
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([]);
  });
});

describe('what is missing', () => {
  it.each([
    [{}, 'kind'],
    [{ kind: 'new_pond' }, 'where'],
    [{ kind: 'new_pond', where_words: '  ' }, 'where'],
    [{ kind: 'new_pond', where_words: 'there' }, null],
    [{ kind: 'new_pond', village: 'A' }, null],
    [{ kind: 'new_pond', place: { lon: 1, lat: 2, accuracy_m: null } }, null],
    [{ kind: 'other', village: 'A' }, 'words'],
    [{ kind: 'other', village: 'A', words: 'look' }, null],
    [{ kind: 'other', village: 'A', photos: [{ sha256: '', width_px: 1, height_px: 1 }] }, null],
    [{ kind: 'new_pond', village: 'A', leaves_contact: true }, 'phone'],
    [{ kind: 'new_pond', village: 'A', leaves_contact: true, phone: 'call me' }, 'phone'],
    [{ kind: 'new_pond', village: 'A', leaves_contact: true, phone: '138 0000 0000' }, null],
  ] as const)('of %j is %j', async (told, what) => {
    const { emptyDraft, missing } = await import('./draft');
    expect(missing({ ...emptyDraft(), ...(told as object) })).toBe(what);
  });
});
