/** What is done with feedback: asked for, answered, taken up, put off and attached anew. */
import { readAll } from '@cairn/model/document';
import {
  answerQuestion,
  attachThread,
  editMessage,
  messages,
  putOffRequest,
  REACTIONS,
  reactToMessage,
  replyToThread,
  requestFeedback,
  setThreadOutcome,
  setThreadStatus,
  startThread,
  takeSuggestion,
  thankForThread,
  THREAD_STATUSES,
  threads,
} from '@cairn/model/feedback';
import { among, born, dayAfter, one, type Operations } from './draws.ts';

const anchor = { kind: 'workspace', id: null, range: null } as const;

export const feedbackOperations: Operations = {
  startThread: (me, draw) => {
    const kind = among(['question', 'comment', 'praise', 'suggestion'] as const, draw.choice);
    const proposed = kind === 'suggestion' ? `Instead ${draw.letter}` : '';
    born(draw, threads, startThread(me, { anchor, kind, body: 'Why?', proposed }));
  },
  requestFeedback: (me, draw) => {
    const questions = ['What worked well?', `And ${draw.letter}?`];
    const due = dayAfter(draw.choice);
    const request = { anchor, title: draw.letter, body: 'I gave a talk', questions, due };
    born(draw, threads, requestFeedback(me, request));
  },
  answerQuestion: (me, draw) => {
    const asked = readAll(me.doc, threads).records.filter(({ questions }) => questions.length > 0);
    const request = asked[draw.pick % Math.max(1, asked.length)];
    const question = request?.questions[draw.choice % request.questions.length];
    if (request && question)
      born(draw, messages, answerQuestion(me, request.id, question.key, draw.letter));
  },
  changeThread: (me, { pick, choice }) => {
    const thread = one(me, threads, pick);
    if (!thread) return;
    setThreadStatus(me, thread.id, among(THREAD_STATUSES, choice));
    if (choice % 2 === 0) setThreadOutcome(me, thread.id, `Did ${String(choice)}`);
    if (choice % 3 === 0) thankForThread(me, thread.id, choice % 2 === 0);
    if (choice % 5 === 0) putOffRequest(me, thread.id, dayAfter(choice));
  },
  takeSuggestion: (me, { pick, choice, letter }) => {
    const thread = one(me, threads, pick);
    if (!thread) return;
    const range = { field: 'notes', start: letter, end: letter, quote: letter };
    if (choice % 2 === 0) takeSuggestion(me, thread.id, { range, letters: `${letter},${letter}` });
    else attachThread(me, thread.id, range);
  },
  reply: (me, draw) => {
    const thread = one(me, threads, draw.pick);
    if (thread) born(draw, messages, replyToThread(me, thread.id, 'Because'));
  },
  react: (me, { pick, choice }) => {
    const message = one(me, messages, pick);
    if (message) reactToMessage(me, message, REACTIONS[choice % 5] ?? null);
  },
  editMessage: (me, { pick, choice }) => {
    const mine = readAll(me.doc, messages).records.filter(
      ({ createdBy }) => createdBy === me.person,
    );
    const message = mine[pick % Math.max(1, mine.length)];
    if (message) editMessage(me, message.id, `Because ${String(choice)}`);
  },
};
