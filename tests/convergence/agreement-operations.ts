/** What is done to a mentoring agreement, whose clauses both people may begin. */
import {
  addClause,
  agree,
  agreements,
  answerWords,
  clauses,
  keepWords,
  lookBackOn,
  lookBacks,
  OUTCOMES,
  singleClause,
  standingOf,
  takeWords,
  wordings,
  writeClause,
} from '@cairn/model/agreement';
import { moveRecord, readAll } from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import { among, born, dayAfter, one, type Operations } from './draws.ts';
import type { Replica } from './replica.ts';

const PARTIES = ['person-0', 'person-1'] as PersonId[];

const standing = ({ doc }: Replica) =>
  standingOf(
    {
      clauses: readAll(doc, clauses).records,
      wordings: readAll(doc, wordings).records,
      agreements: readAll(doc, agreements).records,
    },
    PARTIES,
  );

/** So few that two people often write the same clause. */
const FEW_KINDS = ['expects', 'rhythm', 'agenda'] as const;

const openWords = (me: Replica, pick: number) => {
  const open = standing(me).clauses.flatMap(({ suggestions }) => suggestions);
  return open[pick % Math.max(1, open.length)];
};

export const agreementOperations: Operations = {
  writeClause: (me, draw) => {
    const clause = singleClause(among(FEW_KINDS, draw.pick));
    writeClause(me, clause, { words: `Words ${draw.letter}`, day: dayAfter(draw.choice) });
    for (const { id, words } of readAll(me.doc, wordings).records)
      if (words === `Words ${draw.letter}`) born(draw, wordings, id);
  },
  addClause: (me, draw) => {
    const kind = draw.choice % 2 === 0 ? 'goal' : 'own';
    addClause(me, kind, { words: draw.letter });
  },
  moveClause: (me, { pick, choice }) => {
    const many = standing(me).clauses.filter(({ kind }) => kind === 'goal');
    const [clause, before] = [
      many[pick % Math.max(1, many.length)],
      many[choice % (many.length + 1)],
    ];
    if (clause) moveRecord(me, clauses, many, clause.id, before?.id ?? null);
  },
  answerWords: (me, { pick, letter }) => {
    const words = openWords(me, pick);
    if (words) answerWords(me, words.id, { words: `Other ${letter}` });
  },
  settleWords: (me, { pick, choice }) => {
    const words = openWords(me, pick);
    if (!words) return;
    if (choice % 3 === 0) keepWords(me, words.id);
    else takeWords(me, words.id);
  },
  agree: (me, draw) => {
    agree(me, standing(me).terms, PARTIES);
    const latest = readAll(me.doc, agreements)
      .records.filter(({ createdBy }) => createdBy === me.person)
      .sort((a, b) => b.createdAt - a.createdAt)[0];
    if (latest) born(draw, agreements, latest.id);
  },
  lookBackOn: (me, { pick, choice, letter }) => {
    const [clause, day] = [one(me, clauses, pick), dayAfter(choice % 3)];
    if (!clause || day === null) return;
    const at = { clause: clause.id, day };
    lookBackOn(me, at, choice % 2 === 0 ? { line: letter } : { outcome: among(OUTCOMES, choice) });
  },
  rewordLookBack: (me, { pick, letter }) => {
    const mine = readAll(me.doc, lookBacks).records.filter(
      ({ createdBy }) => createdBy === me.person,
    );
    const said = mine[pick % Math.max(1, mine.length)];
    if (said?.day) lookBackOn(me, { clause: said.clause, day: said.day }, { line: letter });
  },
};
