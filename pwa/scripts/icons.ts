/** Draws the app's icon: terraces on green under a sun. SVG from shapes, PNG from the same shapes. */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const GREEN = [0x14, 0x59, 0x2f] as const;
const PAPER = [0xff, 0xff, 0xff] as const;
const SUN = { x: 0.66, y: 0.33, r: 0.1 };
/** Upper edges of the terraces: height at the left, middle and right, and thickness of the ridge. */
const RIDGES = [
  { left: 0.5, middle: 0.43, right: 0.53 },
  { left: 0.63, middle: 0.57, right: 0.65 },
  { left: 0.76, middle: 0.71, right: 0.77 },
];
const PEN = 0.055;
const FROM = 0.2;
const TO = 0.8;

function ridgeY(ridge: (typeof RIDGES)[number], x: number): number {
  const at = (x - FROM) / (TO - FROM);
  return (1 - at) ** 2 * ridge.left + 2 * at * (1 - at) * ridge.middle + at ** 2 * ridge.right;
}

function isPaper(x: number, y: number): boolean {
  if ((x - SUN.x) ** 2 + (y - SUN.y) ** 2 <= SUN.r ** 2) return true;
  return RIDGES.some((ridge) => {
    const inside = Math.min(Math.max(x, FROM), TO);
    return (x - inside) ** 2 + (y - ridgeY(ridge, inside)) ** 2 <= (PEN / 2) ** 2;
  });
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Square PNG, true colour, four by four samples a pixel. */
function png(size_px: number): Buffer {
  const rows = Buffer.alloc(size_px * (size_px * 3 + 1));
  for (let row = 0; row < size_px; row += 1) {
    for (let column = 0; column < size_px; column += 1) {
      let covered = 0;
      for (let sample = 0; sample < 16; sample += 1) {
        const x = (column + (sample % 4) / 4 + 0.125) / size_px;
        const y = (row + Math.floor(sample / 4) / 4 + 0.125) / size_px;
        if (isPaper(x, y)) covered += 1;
      }
      for (let channel = 0; channel < 3; channel += 1) {
        const value = (PAPER[channel]! * covered + GREEN[channel]! * (16 - covered)) / 16;
        rows[row * (size_px * 3 + 1) + 1 + column * 3 + channel] = Math.round(value);
      }
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size_px, 0);
  head.writeUInt32BE(size_px, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const ridges = RIDGES.map(({ left, middle, right }) => `M${FROM * 100} ${left * 100}Q50 ${middle * 100} ${TO * 100} ${right * 100}`);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="#14592F" d="M0 0h100v100H0z"/><circle cx="${SUN.x * 100}" cy="${SUN.y * 100}" r="${SUN.r * 100}" fill="#FFF"/><path d="${ridges.join('')}" fill="none" stroke="#FFF" stroke-width="${PEN * 100}" stroke-linecap="round"/></svg>\n`;
writeFileSync('public/icon.svg', svg.replace(/(\d+\.\d{3})\d+/g, '$1'));
for (const size_px of [180, 192, 512]) writeFileSync(`public/icon-${size_px}.png`, png(size_px));
