/** A small tus 1.0.0 client over fetch, for the page and for the service worker alike. */
import { ask } from '../api/http';

/** Small enough that a lost piece costs little on a weak signal, large enough to be few. */
export const PIECE_BYTES = 512 * 1024;

const TUS = { 'Tus-Resumable': '1.0.0' };

export interface Sending {
  token: string;
  sha256: string;
  media_type: string;
  bytes: ArrayBuffer;
  /** Called, and waited for, as soon as there is a place to come back to. */
  onPlace: (upload_url: string) => Promise<void>;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

async function checksumOf(piece: ArrayBuffer): Promise<string> {
  return `sha256 ${base64(new Uint8Array(await crypto.subtle.digest('SHA-256', piece)))}`;
}

async function pieceAt(bytes: ArrayBuffer, offset: number): Promise<{ body: ArrayBuffer; headers: Record<string, string> }> {
  const body = bytes.slice(offset, offset + PIECE_BYTES);
  return {
    body,
    headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Checksum': await checksumOf(body) },
  };
}

function offsetOf(response: Response): number {
  const offset = Number(response.headers.get('Upload-Offset') ?? NaN);
  if (!Number.isSafeInteger(offset) || offset < 0) throw new Error('answer without Upload-Offset');
  return offset;
}

/** Begins an upload with its first piece and sends the rest. Resolves when the server has it whole. */
export async function createUpload(sending: Sending): Promise<void> {
  const { token, sha256, media_type, bytes } = sending;
  const text = new TextEncoder();
  const metadata = `sha256 ${base64(text.encode(sha256))},filetype ${base64(text.encode(media_type))}`;
  const first = await pieceAt(bytes, 0);
  const response = await ask('uploads', {
    method: 'POST',
    token,
    headers: { ...TUS, ...first.headers, 'Upload-Length': String(bytes.byteLength), 'Upload-Metadata': metadata },
    body: first.body,
  });
  const offset = offsetOf(response);
  if (offset === bytes.byteLength) return;
  const place = response.headers.get('Location');
  if (!place) throw new Error('created upload without Location');
  await sending.onPlace(place);
  await sendFrom(place, offset, sending);
}

/**
 * Goes on where the last connection broke. Resolves with false when the server counts all bytes but
 * has not confirmed their hash: creating the upload again then asks for that confirmation.
 */
export async function resumeUpload(upload_url: string, sending: Sending): Promise<boolean> {
  const response = await ask(upload_url, { method: 'HEAD', token: sending.token, headers: TUS });
  const offset = offsetOf(response);
  if (offset >= sending.bytes.byteLength) return false;
  await sendFrom(upload_url, offset, sending);
  return true;
}

async function sendFrom(upload_url: string, from: number, { token, sha256, bytes }: Sending): Promise<void> {
  let offset = from;
  while (offset < bytes.byteLength) {
    const { body, headers } = await pieceAt(bytes, offset);
    const response = await ask(upload_url, {
      method: 'PATCH', token, headers: { ...TUS, ...headers, 'Upload-Offset': String(offset) }, body,
    });
    const reached = offsetOf(response);
    if (reached <= offset) throw new Error('upload does not advance');
    offset = reached;
    const confirmed = response.headers.get('Upload-Sha256');
    if (offset === bytes.byteLength && confirmed !== sha256) throw new Error('upload whole, hash not confirmed');
  }
}
