/** One file on its way in: dry run, what the server asks, and the run with the answers. */
import { ref, shallowRef } from 'vue';
import { Refused } from '../../../api/http';
import { askDesk } from '../../api';
import { tell, type Told } from '../../problem';
import { askAgain, questionOf, withAnswer, type ImportOptions, type Question } from './questions';
import type { Report } from './report';

export function useImport(done: (report: Report) => void) {
  const file = shallowRef<File | null>(null);
  const question = shallowRef<Question | null>(null);
  const problem = shallowRef<Told | null>(null);
  const busy = ref(false);
  let options: ImportOptions = {};
  /** The file that was read last, for another try under other options. */
  let read: { file: File; report_id: string } | null = null;

  async function send(): Promise<void> {
    const chosen = file.value;
    if (!chosen || busy.value) return;
    const form = new FormData();
    form.set('file', chosen);
    form.set('options', JSON.stringify(options));
    busy.value = true;
    problem.value = null;
    try {
      const report = (await (await askDesk('imports', { method: 'POST', body: form })).json()) as Report;
      read = { file: chosen, report_id: report.id };
      file.value = null;
      question.value = null;
      done(report);
    } catch (reason) {
      const asked = reason instanceof Refused ? questionOf(reason.problem) : null;
      if (!asked) problem.value = tell(reason);
      // Where no answer came, the question and what was said to it stand.
      if (reason instanceof Refused) question.value = asked;
    } finally {
      busy.value = false;
    }
  }

  return {
    file, question, problem, busy,
    /** A fresh file: nothing that was said of another one holds. */
    start(): Promise<void> {
      options = {};
      return send();
    },
    answer(given: ImportOptions): Promise<void> {
      options = withAnswer(options, given);
      return send();
    },
    giveUp(): void {
      question.value = null;
      file.value = null;
    },
    mayReread: (report_id: string) => read?.report_id === report_id,
    reread(kind: 'crs' | 'encoding'): void {
      if (!read) return;
      file.value = read.file;
      question.value = askAgain(kind);
    },
  };
}
