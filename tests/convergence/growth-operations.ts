/** Operations on a vision, wins and the people themselves. */
import { purgeRecords } from '@cairn/model/document';
import { people, ROLES, setPersonRole } from '@cairn/model/people';
import {
  addObjective,
  addVisionPart,
  objectives,
  renameObjective,
  rewordVisionPart,
  VISION_KINDS,
  visions,
} from '@cairn/model/vision';
import { editWin, wins } from '@cairn/model/wins';
import { among, born, dayAfter, one, type Operations, typedInto } from './draws.ts';

export const growthOperations: Operations = {
  addVisionPart: (me, draw) => {
    born(draw, visions, addVisionPart(me, among(VISION_KINDS, draw.choice), ''));
  },
  rewordVisionPart: (me, draw) => {
    const part = one(me, visions, draw.choice);
    if (!part) return;
    rewordVisionPart(me, part.id, typedInto(part.text, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `visions/${part.id}` });
  },
  addObjective: (me, draw) => {
    born(draw, objectives, addObjective(me, ''));
  },
  renameObjective: (me, draw) => {
    const objective = one(me, objectives, draw.choice);
    if (!objective) return;
    renameObjective(me, objective.id, typedInto(objective.title, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `objectives/${objective.id}` });
  },
  editWin: (me, { pick, choice }) => {
    const [win, date] = [one(me, wins, pick), dayAfter(choice)];
    if (win && date !== null) editWin(me, win.id, { date, text: `Won ${String(choice)}` });
  },
  purgeWins: (me, { ledger, pick }) => {
    const win = one(me, wins, pick);
    if (!win || win.deletedAt === null) return;
    purgeRecords(me, [{ collection: wins, id: win.id }]);
    ledger.purged.add(`wins/${win.id}`);
  },
  setRole: (me, { pick, choice }) => {
    const person = one(me, people, pick);
    if (person) setPersonRole(me, person.id, among(ROLES, choice));
  },
};
