/** A server of the wire contract in memory, that can be told to fail at the n-th request. */
import { anAnswer, aVisit } from './makers';
import type { Claim } from '../src/api/types';
import { contentSha256 } from '../src/outbox/claim';

interface Upload { sha256: string; length: number; received: Uint8Array<ArrayBuffer> }

export class FakeServer {
  readonly log: string[] = [];
  readonly kept = new Set<string>();
  readonly claims = new Map<string, string>();
  /** Device keys by the x of their point. */
  readonly devices = new Map<string, { key_id: string; registered_at: string; revoked_at: string | null }>();
  readonly uploads = new Map<string, Upload>();
  /** Given the request's line, an answer instead of the usual one; throwing breaks the connection. */
  interfere: (line: string, count: number) => Response | undefined = () => undefined;

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const line = `${init.method ?? 'GET'} ${url.replace('/api/v1/', '')}`;
    this.log.push(line);
    const instead = this.interfere(line, this.log.length);
    return instead ?? this.answer(line, new Headers(init.headers), init.body);
  };

  static problem(status: number, code: string, facts: Record<string, unknown> = {}): Response {
    return new Response(JSON.stringify({ code, status, title: '', facts }), { status });
  }

  private async answer(line: string, headers: Headers, body: unknown): Promise<Response> {
    const [method, path = ''] = line.split(' ');
    if (method === 'PUT') return this.record(path.split('/')[1]!, String(body));
    if (path === 'devices') return this.device(String(body));
    const piece = body instanceof ArrayBuffer ? new Uint8Array(body) : new Uint8Array();
    if (piece.length > 0) {
      const digest = await crypto.subtle.digest('SHA-256', piece);
      const expected = `sha256 ${Buffer.from(digest).toString('base64')}`;
      if (headers.get('Upload-Checksum') !== expected) return FakeServer.problem(460, 'upload_piece_differs');
    }
    if (method === 'POST') {
      const encoded = /sha256 ([^,]+)/.exec(headers.get('Upload-Metadata') ?? '')?.[1] ?? '';
      const sha256 = Buffer.from(encoded, 'base64').toString();
      const length = Number(headers.get('Upload-Length'));
      if (this.kept.has(sha256)) return new Response(null, { status: 201, headers: { 'Upload-Offset': String(length) } });
      const id = `u${this.uploads.size + 1}`;
      this.uploads.set(id, { sha256, length, received: new Uint8Array() });
      return this.take(id, piece, 201);
    }
    const id = path.split('/')[1]!;
    const upload = this.uploads.get(id);
    if (!upload) return FakeServer.problem(404, 'upload_unknown');
    if (method === 'HEAD') return new Response(null, { headers: { 'Upload-Offset': String(upload.received.length) } });
    if (Number(headers.get('Upload-Offset')) !== upload.received.length) return FakeServer.problem(409, 'upload_offset_differs');
    return this.take(id, piece, 204);
  }

  private async take(id: string, piece: Uint8Array<ArrayBuffer>, status: number): Promise<Response> {
    const upload = this.uploads.get(id)!;
    upload.received = Uint8Array.from([...upload.received, ...piece]);
    const headers = new Headers({ 'Upload-Offset': String(upload.received.length), Location: `/api/v1/uploads/${id}` });
    if (upload.received.length === upload.length) {
      const whole = Buffer.from(await crypto.subtle.digest('SHA-256', upload.received)).toString('hex');
      if (whole !== upload.sha256) return FakeServer.problem(460, 'photo_hash_differs');
      this.kept.add(whole);
      headers.set('Upload-Sha256', whole);
    }
    return new Response(null, { status, headers });
  }

  private device(body: string): Response {
    const { x } = (JSON.parse(body) as { public_key: { x: string } }).public_key;
    const known = this.devices.get(x);
    const device = known ?? { key_id: x, registered_at: '2026-07-01T03:00:00Z', revoked_at: null };
    this.devices.set(x, device);
    return Response.json(device, { status: known ? 200 : 201 });
  }

  private async record(id: string, body: string): Promise<Response> {
    const before = this.claims.get(id);
    if (before !== undefined && before !== body) return FakeServer.problem(409, 'inspection_differs');
    this.claims.set(id, body);
    const claim = JSON.parse(body) as Claim;
    const listed = claim.photos.map((photo) => photo.sha256).filter((hash) => this.kept.has(hash));
    const answer = { ...anAnswer(aVisit({ id, plot_id: claim.plot_id }), { listed }), claim };
    answer.receipt.claim_sha256 = await contentSha256(claim);
    return new Response(JSON.stringify(answer), { status: before === undefined ? 201 : 200 });
  }
}
