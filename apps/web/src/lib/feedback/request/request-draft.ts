/** A request for feedback being written, kept on the device until it is sent. */
import { type Day, parseDay } from '@cairn/model/shared';
import { type Draft, draftAt } from '#lib/ui/draft.svelte.ts';
import { REQUEST_TEMPLATES, templateOf } from './request-templates.ts';

interface RequestFields extends Readonly<Record<string, string>> {
  readonly template: string;
  readonly title: string;
  readonly body: string;
  /** One a line. */
  readonly questions: string;
  /** `YYYY-MM-DD`, or nothing. */
  readonly due: string;
}

export type RequestDraft = Draft<RequestFields>;

const [FIRST] = REQUEST_TEMPLATES;

/** Like `draftAt`, call it while a component is being set up. */
export function requestDraftAt(about: () => { kind: string; id: string | null }): RequestDraft {
  return draftAt(
    () => `request/${about().kind}/${about().id ?? ''}`,
    () => ({
      template: FIRST.id,
      title: FIRST.title,
      body: '',
      questions: FIRST.questions.join('\n'),
      due: '',
    }),
  );
}

/** What choosing a template changes: what is still as another one had it, and nothing that was written. */
export function withTemplate(fields: RequestFields, id: string): Partial<RequestFields> {
  const [before, after] = [templateOf(fields.template), templateOf(id)];
  const isUntouched = fields.questions === before.questions.join('\n');
  return {
    template: id,
    ...(fields.title === before.title ? { title: after.title } : {}),
    ...(isUntouched ? { questions: after.questions.join('\n') } : {}),
  };
}

export function questionsIn({ questions }: Pick<RequestFields, 'questions'>): readonly string[] {
  return questions.split('\n');
}

/** What is sent: without questions that were left empty. */
export function requestIn({ title, body, questions, due }: RequestFields): {
  readonly title: string;
  readonly body: string;
  readonly questions: readonly string[];
  readonly due: Day | null;
} {
  const asked = questionsIn({ questions })
    .map((question) => question.trim())
    .filter((question) => question !== '');
  return { title: title.trim(), body: body.trim(), questions: asked, due: parseDay(due) };
}
