/** The ring of a group on the map: how its plots share out among the states, by colour and by pattern. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { DENSITY, drawn, pattern } from '../../../map/images';
import { INK } from '../../../map/style';
import { LOOKS, PAINTED, type Painted } from '../../../map/paint';

/** Shares are told in twelfths: as fine as a ring of this size can show, and few enough pictures. */
const PARTS = 12;
const SIZE_PX = 46;
const RING_PX = 8;
const NAME = 'group';

/** Name of the picture for a group, whose tile tells the states of one paint: each state's twelfths, at least one where there is any plot of it. */
export const GROUP_IMAGE: ExpressionSpecification = ['concat', NAME, ...PAINTED.flatMap((state) => [
  '-', ['case', ['>', ['coalesce', ['get', state], 0], 0], ['max', 1, ['round', ['*', PARTS, ['/', ['get', state], ['get', 'count']]]]], 0],
])] as unknown as ExpressionSpecification;

/** Share of each state, 0 to 1, of a picture's name; null for the name of another picture. */
export function sharesOf(name: string): Record<Painted, number> | null {
  const [kind, ...parts] = name.split('-');
  if (kind !== NAME || parts.length !== PAINTED.length) return null;
  const numbers = parts.map(Number);
  const whole = numbers.reduce((sum, part) => sum + part, 0);
  if (!(whole > 0)) return null;
  return Object.fromEntries(PAINTED.map((state, at) => [state, numbers[at]! / whole])) as Record<Painted, number>;
}

export function drawGroup(shares: Record<Painted, number>): ImageData {
  return drawn(SIZE_PX, (pen) => {
    const middle = SIZE_PX / 2;
    const outer = middle - 1;
    const inner = outer - RING_PX;
    let from = -Math.PI / 2;
    for (const state of PAINTED) {
      if (shares[state] === 0) continue;
      const to = from + shares[state] * 2 * Math.PI;
      pen.beginPath();
      pen.arc(middle, middle, outer, from, to);
      pen.arc(middle, middle, inner, to, from, true);
      pen.closePath();
      pen.fillStyle = LOOKS[state].paper;
      pen.fill();
      const stripes = pen.createPattern(canvasOf(pattern(LOOKS[state].hatch, LOOKS[state].ink)), 'repeat')!;
      stripes.setTransform(new DOMMatrix().scale(1 / DENSITY));
      pen.fillStyle = stripes;
      pen.fill();
      pen.strokeStyle = LOOKS[state].ink;
      pen.lineWidth = 1;
      pen.stroke();
      from = to;
    }
    pen.beginPath();
    pen.arc(middle, middle, inner, 0, 2 * Math.PI);
    pen.fillStyle = '#ffffff';
    pen.fill();
    pen.strokeStyle = INK;
    pen.lineWidth = 0.75;
    pen.stroke();
  });
}

export function canvasOf(image: ImageData): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas;
}
