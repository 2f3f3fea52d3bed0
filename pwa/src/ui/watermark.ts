/**
 * The visible watermark (水印): place, plot, time, position, person, written over a view of a picture. The stored
 * original carries none: its bytes are the evidence, this is for reading and for handing on.
 */
import type { Fix, PhotoSource } from '../api/types';
import { directionInWords } from '../map/directions';
import { t } from '../words';

export interface Marked {
  /** Number, village and place of the plot. */
  plot: string;
  person: string;
  taken_at: string;
  fix: Fix | null;
  heading_deg: number | null;
  source: PhotoSource;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai', hourCycle: 'h23',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

/** “2026-07-01 10:02:03”, China time. */
export function secondOf(instant: string): string {
  const part = Object.fromEntries(CLOCK.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}:${part['second']}`;
}

export function watermarkLines({ plot, person, taken_at, fix, heading_deg, source }: Marked): string[] {
  const position = fix && {
    lon: fix.lon.toFixed(5), lat: fix.lat.toFixed(5), datum: fix.datum, accuracy_m: fix.accuracy_m === null ? '' : Math.ceil(fix.accuracy_m),
  };
  return [
    plot,
    [secondOf(taken_at), person && t('watermark.by', { person })].filter(Boolean).join(' '),
    position ? t(position.accuracy_m === '' ? 'watermark.position_plain' : 'watermark.position', position) : t('watermark.no_position'),
    [
      heading_deg === null ? '' : t('watermark.heading', { direction: directionInWords(heading_deg), deg: Math.round(heading_deg) % 360 }),
      source === 'gallery' ? t('watermark.gallery') : '',
      t('watermark.view'),
    ].filter(Boolean).join(' · '),
  ];
}

/** Canvases beyond 16.7 Mpx fail on iOS. */
const LONGEST_PX = 2560;
const JPEG_QUALITY = 0.88;
/** Letters at 1/42 of the long side can be read on a phone and do not hide the field. */
const LETTER_SHARE = 1 / 42;

/** A copy with the lines drawn over its foot; throws where the browser cannot open or draw the picture. */
export async function watermarked(picture: Blob, lines: readonly string[]): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement('canvas');
  try {
    const shrink = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.round(bitmap.width * shrink);
    canvas.height = Math.round(bitmap.height * shrink);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    write(pen, canvas.width, canvas.height, lines);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
    if (!blob) throw new Error('no picture');
    return blob;
  } finally {
    bitmap.close();
    // Phones count the memory of a canvas until it is emptied.
    canvas.width = 0;
    canvas.height = 0;
  }
}

function write(pen: CanvasRenderingContext2D, width_px: number, height_px: number, lines: readonly string[]): void {
  const letter_px = Math.max(14, Math.max(width_px, height_px) * LETTER_SHARE);
  const [line_px, margin_px] = [letter_px * 1.35, letter_px * 0.6];
  pen.font = `600 ${letter_px}px sans-serif`;
  pen.textBaseline = 'middle';
  const band_px = lines.length * line_px + 2 * margin_px;
  pen.fillStyle = 'rgb(0 0 0 / 60%)';
  pen.fillRect(0, height_px - band_px, width_px, band_px);
  pen.fillStyle = '#ffffff';
  lines.forEach((line, index) => {
    pen.fillText(line, margin_px, height_px - band_px + margin_px + (index + 0.5) * line_px, width_px - 2 * margin_px);
  });
}
