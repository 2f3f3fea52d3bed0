/** The receipt as one picture for the phone's album: what it says, its code, words and QR code. */
import { encode } from 'uqr';
import { t } from '../words';
import { grouped, linkOf, wordsOf, type Receipt } from './receipt';

const WIDE_PX = 720;
const QR_PX = 400;
const INK = '#14201a';
const FONT = "system-ui, -apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

/** PNG as a data address: WeChat saves those by a long press, and not every one of a blob. */
export function receiptPicture(receipt: Receipt, origin: string): string {
  const words = wordsOf(receipt.secret);
  const note = [t('tell.secret_text'), t('tell.loss')];
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  pen.font = `26px ${FONT}`;
  const lines = note.flatMap((sentence) => broken(pen, sentence, WIDE_PX - 96));
  canvas.width = WIDE_PX;
  canvas.height = 600 + QR_PX + lines.length * 38;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = INK;
  pen.textAlign = 'center';
  const middle = WIDE_PX / 2;
  pen.font = `28px ${FONT}`;
  pen.fillText(t('tell.code'), middle, 72);
  pen.font = `600 64px ${FONT}`;
  pen.fillText(grouped(receipt.code), middle, 146);
  pen.font = `28px ${FONT}`;
  pen.fillText(t('tell.secret'), middle, 216);
  words.forEach(({ word, sound }, at) => {
    const [x, y] = [WIDE_PX * (0.27 + 0.46 * (at % 2)), 280 + 70 * Math.floor(at / 2)];
    pen.font = `600 42px ${FONT}`;
    pen.fillText(`${at + 1} ${word}`, x, y);
    pen.font = `20px ${FONT}`;
    pen.fillText(sound, x, y + 26);
  });
  drawCode(pen, linkOf(receipt, origin), middle - QR_PX / 2, 546);
  pen.font = `26px ${FONT}`;
  pen.textAlign = 'left';
  lines.forEach((line, at) => pen.fillText(line, 48, 580 + QR_PX + at * 38));
  return canvas.toDataURL('image/png');
}

function drawCode(pen: CanvasRenderingContext2D, text: string, left: number, top: number): void {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const module_px = Math.floor(QR_PX / size);
  const inset = (QR_PX - module_px * size) / 2;
  data.forEach((row, y) => row.forEach((dark, x) => {
    if (dark) pen.fillRect(left + inset + x * module_px, top + inset + y * module_px, module_px, module_px);
  }));
}

/** Lines no wider than `most_px`; Chinese breaks anywhere, Latin words stay whole. */
function broken(pen: CanvasRenderingContext2D, sentence: string, most_px: number): string[] {
  const lines = [''];
  for (const part of sentence.match(/[\x21-\x7e’“”]+\s*|[^\x21-\x7e]/g) ?? []) {
    const longer = lines[lines.length - 1]! + part;
    if (pen.measureText(longer).width <= most_px) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
