/** Marks and patterns of the states, drawn on the phone: nothing on the map is told by colour alone. */
import type { Map } from 'maplibre-gl';
import { ICONS, type IconName } from '../ui/icons';
import { LOOKS, PAINTED, type Hatch } from './paint';

/** Twice what is shown: phones have two to three device pixels a point. */
export const DENSITY = 2;
const MARK_PX = 26;
/** Icons are drawn on a field of 24 units. */
const ICON_UNITS = 24;
const PATTERN_PX = 12;

export function drawn(size_px: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size_px * DENSITY;
  const pen = canvas.getContext('2d')!;
  pen.scale(DENSITY, DENSITY);
  draw(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** An icon in a white disc. */
export function mark(icon: IconName, ink: string, size_px = MARK_PX): ImageData {
  return drawn(size_px, (pen) => {
    pen.fillStyle = '#ffffff';
    pen.strokeStyle = ink;
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.arc(size_px / 2, size_px / 2, size_px / 2 - 1, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    const share = 0.64;
    const unit = (size_px * share) / ICON_UNITS;
    pen.translate((size_px * (1 - share)) / 2, (size_px * (1 - share)) / 2);
    pen.scale(unit, unit);
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = 'round';
    pen.stroke(new Path2D(ICONS[icon]));
  });
}

/** Stripes go one way, `crossed` is both. */
export function pattern(hatch: Hatch, ink: string): ImageData {
  return drawn(PATTERN_PX, (pen) => {
    pen.strokeStyle = pen.fillStyle = ink;
    pen.globalAlpha = 0.45;
    pen.lineWidth = 1.2;
    const line = (...[x1, y1, x2, y2]: [number, number, number, number]) => {
      pen.beginPath();
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
      pen.stroke();
    };
    if (hatch === 'stripes' || hatch === 'crossed') for (const shift of [-PATTERN_PX, 0, PATTERN_PX]) line(shift, PATTERN_PX, shift + PATTERN_PX, 0);
    if (hatch === 'crossed') for (const shift of [-PATTERN_PX, 0, PATTERN_PX]) line(shift, 0, shift + PATTERN_PX, PATTERN_PX);
    if (hatch === 'dots') {
      pen.beginPath();
      pen.arc(PATTERN_PX / 2, PATTERN_PX / 2, 1.4, 0, 2 * Math.PI);
      pen.fill();
    }
  });
}

/** Mark and pattern of every state that a map may show. */
export function addImages(map: Map): void {
  for (const state of PAINTED) {
    const { icon, ink, hatch } = LOOKS[state];
    map.addImage(`mark-${state}`, mark(icon, ink), { pixelRatio: DENSITY });
    map.addImage(`pattern-${state}`, pattern(hatch, ink), { pixelRatio: DENSITY });
  }
}
