/** The camera inside the page, and files from the camera app or the gallery where there is none. */
import { pictureHead, type PictureHead } from './picture';

export interface Still extends PictureHead {
  bytes: ArrayBuffer;
}

export type CameraTrouble = 'refused' | 'missing' | 'busy';

export class CameraUnavailable extends Error {
  constructor(readonly trouble: CameraTrouble, reason?: unknown) {
    super(`camera ${trouble}`, { cause: reason });
    this.name = 'CameraUnavailable';
  }
}

/** Domain F8: long side of a stored picture; canvases beyond 16.7 Mpx fail on iOS. */
export const LONGEST_SIDE_PX = 2560;
const JPEG_QUALITY = 0.86;
/** Some phones never answer takePhoto; the running picture is then taken instead. */
const STILL_TIMEOUT_MS = 4_000;

interface PhotoRange { max: number }
interface ImageCaptureLike {
  takePhoto(settings?: { imageWidth?: number; imageHeight?: number }): Promise<Blob>;
  getPhotoCapabilities(): Promise<{ imageWidth?: PhotoRange; imageHeight?: PhotoRange }>;
}
type ImageCaptureMaker = new (track: MediaStreamTrack) => ImageCaptureLike;

export interface OpenCamera {
  stream: MediaStream;
  hasTorch: boolean;
  /** Throws DOMException where the phone takes the light back. */
  light(on: boolean): Promise<void>;
  /** A picture of at most LONGEST_SIDE_PX; `video` shows the stream. Throws where no picture comes. */
  still(video: HTMLVideoElement): Promise<Still>;
  close(): void;
  /** Calls back when the phone takes the camera away (a call, another app). */
  onLost(callback: () => void): void;
}

function troubleOf(reason: unknown): CameraTrouble {
  const name = reason instanceof DOMException ? reason.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'missing';
}

/** Opens the rear camera. Throws CameraUnavailable. */
export async function openCamera(): Promise<OpenCamera> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) throw new CameraUnavailable('missing');
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: LONGEST_SIDE_PX }, height: { ideal: 1920 } },
    });
  } catch (reason) {
    throw new CameraUnavailable(troubleOf(reason), reason);
  }
  const track = stream.getVideoTracks()[0];
  if (!track) throw new CameraUnavailable('missing');
  const capture = captureOf(track);
  return {
    stream,
    hasTorch: (track.getCapabilities?.() as { torch?: boolean } | undefined)?.torch === true,
    light: (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }),
    still: async (video) => (capture && (await fullStill(capture))) ?? frameOf(video),
    close: () => stream.getTracks().forEach((one) => one.stop()),
    onLost: (callback) => track.addEventListener('ended', callback),
  };
}

function captureOf(track: MediaStreamTrack): ImageCaptureLike | null {
  const Maker = (globalThis as { ImageCapture?: ImageCaptureMaker }).ImageCapture;
  try {
    return Maker ? new Maker(track) : null;
  } catch {
    return null;
  }
}

/** A still of the sensor, finer than the running picture; null where the phone does not manage it. */
async function fullStill(capture: ImageCaptureLike): Promise<Still | null> {
  try {
    return await within(STILL_TIMEOUT_MS, (async () => {
      const { imageWidth, imageHeight } = await capture.getPhotoCapabilities();
      const most = { imageWidth: imageWidth?.max ?? 0, imageHeight: imageHeight?.max ?? 0 };
      const shrink = Math.min(1, LONGEST_SIDE_PX / Math.max(most.imageWidth, most.imageHeight, 1));
      const wanted = most.imageWidth && most.imageHeight
        ? { imageWidth: Math.round(most.imageWidth * shrink), imageHeight: Math.round(most.imageHeight * shrink) }
        : {};
      return atMostLongest(await capture.takePhoto(wanted));
    })());
  } catch {
    return null;
  }
}

/** The result of `work`, or a rejection after `ms`. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function atMostLongest(blob: Blob): Promise<Still> {
  const bytes = await blob.arrayBuffer();
  const head = pictureHead(bytes, blob.type);
  const longest = Math.max(head.width_px, head.height_px);
  if (head.media_type === 'image/jpeg' && longest > 0 && longest <= LONGEST_SIDE_PX) return { bytes, ...head };
  const bitmap = await createImageBitmap(blob);
  try {
    return await drawn(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

function frameOf(video: HTMLVideoElement): Promise<Still> {
  if (video.videoWidth === 0) throw new CameraUnavailable('busy');
  return drawn(video, video.videoWidth, video.videoHeight);
}

/** JPEG of at most LONGEST_SIDE_PX; the canvas is emptied at once, since phones count its memory. */
async function drawn(source: CanvasImageSource, width_px: number, height_px: number): Promise<Still> {
  const shrink = Math.min(1, LONGEST_SIDE_PX / Math.max(width_px, height_px));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width_px * shrink);
  canvas.height = Math.round(height_px * shrink);
  const size = { width_px: canvas.width, height_px: canvas.height };
  try {
    canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
    if (!blob) throw new CameraUnavailable('busy');
    return { bytes: await blob.arrayBuffer(), media_type: 'image/jpeg', ...size };
  } finally {
    canvas.width = 0;
    canvas.height = 0;
  }
}

/** A file chosen by the person, byte for byte; HEIC stays HEIC. */
export async function stillOf(file: File): Promise<Still> {
  const bytes = await file.arrayBuffer();
  return { bytes, ...pictureHead(bytes, file.type) };
}
