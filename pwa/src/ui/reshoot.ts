/** What an officer asks for again, in one sentence, and the way to take it. */
import type { AskedPhoto, ReshootRequest } from '../api/types';
import { language, sentenceOf, t, type Key } from '../words';

const WHYS = [
  'photo_unclear', 'photo_wrong_plot', 'too_far', 'crop_not_visible', 'answers_do_not_fit', 'wrong_season', 'duplicate', 'person_in_picture',
] as const;

function photoInWords({ role, photo, why }: AskedPhoto): string {
  const known = WHYS.find((one) => one === why);
  const named = t(`photo.${role}`);
  if (photo === null && known !== 'answers_do_not_fit') return t('reshoot.lacking', { role: named });
  if (known) return t(`reshoot.${known}` satisfies Key, { role: named });
  // A reason newer than this app is still said in the server's words; a free one stands in the note.
  const said = why === 'other' ? undefined : sentenceOf('review_reason', why);
  return said ? `${named}: ${said}` : t('reshoot.again', { role: named });
}

/** “要补拍一张：近景看不清”. */
export function requestInWords({ photos }: Pick<ReshootRequest, 'photos'>): string {
  const what = photos.map(photoInWords).join(language.value === 'zh' ? '、' : ', ');
  return photos.length === 1 ? t('reshoot.one', { what }) : t('reshoot.more', { count: photos.length, what });
}

/** Where a draft is gone on with: a plot may have several. */
export function draftAddress({ id, plot_id }: { id: string; plot_id: string }): string {
  return `/capture/${plot_id}?visit=${id}`;
}

/** Address of the camera for a plot; a request opens it at the asked picture. */
export function captureAddress(plot_id: string, request: Pick<ReshootRequest, 'inspection_id'> | null): string {
  return `/capture/${plot_id}${request ? `?reshoot=${request.inspection_id}` : ''}`;
}
