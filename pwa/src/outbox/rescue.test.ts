import 'fake-indexeddb/auto';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { aPhoto, aPlot, aVisit, PHOTO, SEEN } from '../../tests/makers';
import { addReportPhoto, finishReport, openReport, saveReport } from '../store/report';
import { addPhoto, finish, openDraft } from '../store/visit';
import { manifestOf, rescueZip } from './rescue';

it('holds unsent records and every picture still here, each picture once', () => {
  const ready = aVisit({ photo_keys: ['k1', 'k2'] });
  const draft = aVisit({ id: 'd', state: 'draft', photo_keys: ['k3'] });
  const received = aVisit({ id: 'r', state: 'received', photo_keys: ['k4'] });
  const other = aVisit({ id: 'o', person_id: 'bao' });
  const { manifest } = manifestOf('anna', [ready, draft, received, other], [], [], [
    aPhoto({ key: 'k1', sha256: 'a1' }),
    aPhoto({ key: 'k2', sha256: 'a1' }),
    aPhoto({ key: 'k3', sha256: 'a3', visit_id: 'd' }),
    aPhoto({ key: 'k4', sha256: 'a4', visit_id: 'r', bytes_gone: true }),
  ]);
  expect(manifest.records.map((record) => record.id)).toEqual([ready.id]);
  expect(manifest.records[0]?.claim.photos.length).toBe(1);
  expect(manifest.photos.map((photo) => photo.file)).toEqual(['photos/a1', 'photos/a3']);
});

it('is a zip with the bytes as they were', async () => {
  const draft = await openDraft(aPlot(), 'anna');
  const { visit } = await addPhoto(draft, { ...PHOTO, visit_id: draft.id }, new Uint8Array([9, 8, 7]).buffer);
  await finish({ ...visit, observation: SEEN });
  const { zip, records, photos } = await rescueZip('anna');
  expect([records, photos]).toEqual([1, 1]);
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(Object.keys(files)).toEqual(['manifest.json', `photos/${PHOTO.sha256}`]);
  expect([...files[`photos/${PHOTO.sha256}`]!]).toEqual([9, 8, 7]);
});

it('holds problems and re-checks with their pictures', async () => {
  const found = await openReport('bea', { sort: 'problem', plot_id: null, plot_label: '', of: null, kind: 'new_pond' });
  await addReportPhoto(found.id, { ...PHOTO, sha256: 'b1' }, new Uint8Array([1]).buffer);
  await finishReport(found.id, { lon: 107.4, lat: 31.1 }, null);
  const again = await openReport('bea', { sort: 'recheck', plot_id: null, plot_label: '', of: { problem_id: 'p7', seen: 3 }, kind: 'new_pond' });
  await finishReport(again.id, { lon: 107.4, lat: 31.1 }, null);
  const draft = await openReport('bea', { sort: 'problem', plot_id: 'p', plot_label: '0047', of: null, kind: null });
  await saveReport(draft.id, { note: 'not yet anybody’s word' });
  const { zip, records } = await rescueZip('bea');
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  const { problems } = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as { problems: { id: string; of?: string }[] };
  expect(problems.map(({ id, of }) => [id, of]).sort()).toEqual([[found.id, undefined], [again.id, 'p7']].sort());
  expect(records).toBe(2);
  expect(files['photos/b1']).toBeDefined();
});
