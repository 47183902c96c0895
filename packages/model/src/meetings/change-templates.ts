/** The named changes of templates. */
import { change, type Writer } from '../document/change.ts';
import type { TemplateId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import type { MeetingKind } from './meeting.ts';
import { type AgendaPart, templates, writeParts } from './template.ts';

export interface TemplateDraft {
  readonly name: string;
  readonly kind: MeetingKind;
  readonly parts: readonly AgendaPart[];
}

export function saveTemplate(writer: Writer, { name, kind, parts }: TemplateDraft): TemplateId {
  return change(writer, templates, 'save', (edit) =>
    edit.create(templates, { name: oneLine(name), kind, parts: writeParts(parts) }),
  );
}

export function renameTemplate(writer: Writer, id: TemplateId, name: string): void {
  change(
    writer,
    templates,
    'rename',
    (edit) => edit.words(templates, id, 'name', oneLine(name)),
    id,
  );
}

/** Replaces its parts; agendas that started with it stay as they are. */
export function editTemplate(writer: Writer, id: TemplateId, parts: readonly AgendaPart[]): void {
  change(
    writer,
    templates,
    'edit',
    (edit) => edit.words(templates, id, 'parts', writeParts(parts)),
    id,
  );
}
