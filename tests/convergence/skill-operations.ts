/** What is done to skills, ratings, postings and market years. */
import { giveRecord, type OwnedCollection, readAll } from '@cairn/model/document';
import { goals } from '@cairn/model/goals';
import {
  addMarketYear,
  addPosting,
  editMarketYear,
  editPosting,
  marketYears,
  pasteYears,
  postings,
  yearSheet,
} from '@cairn/model/market';
import { people } from '@cairn/model/people';
import { readSheet } from '@cairn/model/shared';
import {
  addSkill,
  addSkills,
  describeLevel,
  editRating,
  LEVELS,
  linkSkillGoal,
  linkSkillWin,
  pasteSkills,
  PRIORITIES,
  rateSkill,
  ratings,
  renameSkill,
  setNeeded,
  setSkillKind,
  setSkillPriority,
  SKILL_KINDS,
  skills,
  skillSheet,
} from '@cairn/model/skills';
import { wins } from '@cairn/model/wins';
import { among, born, dayAfter, one, type Operations, typedInto } from './draws.ts';

export const skillOperations: Operations = {
  addSkill: (me, draw) => {
    born(draw, skills, addSkill(me, { name: '', kind: among(SKILL_KINDS, draw.choice) }));
  },
  addSkills: (me, draw) => {
    const drafts = [
      { name: 'SQL', kind: 'technical' as const, needed: among(LEVELS, draw.choice) },
    ];
    for (const id of addSkills(me, drafts)) born(draw, skills, id);
  },
  renameSkill: (me, draw) => {
    const skill = one(me, skills, draw.choice);
    if (!skill) return;
    renameSkill(me, skill.id, typedInto(skill.name, draw));
    draw.ledger.typed.push({ letter: draw.letter, place: `skills/${skill.id}` });
  },
  setSkill: (me, { pick, choice }) => {
    const skill = one(me, skills, pick);
    if (!skill) return;
    setSkillKind(me, skill.id, among(SKILL_KINDS, choice));
    setNeeded(me, skill.id, choice % 6 === 0 ? null : among(LEVELS, choice));
    setSkillPriority(me, skill.id, among(PRIORITIES, choice));
    describeLevel(me, skill.id, among(LEVELS, choice), choice % 3 === 0 ? '' : 'Alone');
  },
  giveSkill: (me, { pick, choice }) => {
    const person = one(me, people, choice)?.id ?? me.person;
    const all: readonly OwnedCollection[] = [skills, postings, marketYears];
    for (const owned of all) {
      const record = one(me, owned, pick);
      if (record) giveRecord(me, owned, record.id, person);
    }
  },
  linkSkill: (me, { pick, choice }) => {
    const [skill, goal, win] = [
      one(me, skills, pick),
      one(me, goals, choice),
      one(me, wins, choice),
    ];
    if (skill && goal) linkSkillGoal(me, skill.id, goal.id, choice % 2 === 0);
    if (skill && win) linkSkillWin(me, skill.id, win.id, choice % 2 === 1);
  },
  rateSkill: (me, draw) => {
    const [skill, date] = [one(me, skills, draw.pick), dayAfter(draw.choice)];
    if (!skill || date === null) return;
    const rated = rateSkill(me, { skill: skill.id, level: among(LEVELS, draw.choice), date });
    if (!rated.ok) return;
    born(draw, ratings, rated.id);
    editRating(me, rated.id, { evidence: 'It shows' });
  },
  addPosting: (me, draw) => {
    const added = addPosting(me, { title: '', body: 'SQL', date: dayAfter(draw.choice) });
    if (added.ok) born(draw, postings, added.id);
  },
  editPosting: (me, draw) => {
    const posting = one(me, postings, draw.choice);
    if (!posting) return;
    editPosting(me, posting.id, {
      title: typedInto(posting.title, draw),
      organisation: 'Hillside',
    });
    draw.ledger.typed.push({ letter: draw.letter, place: `postings/${posting.id}` });
  },
  addMarketYear: (me, draw) => {
    const id = addMarketYear(me, { year: 2020 + (draw.choice % 10) });
    if (id !== null) born(draw, marketYears, id);
  },
  editMarketYear: (me, draw) => {
    const year = one(me, marketYears, draw.choice);
    if (!year) return;
    editMarketYear(me, year.id, { skills: typedInto(year.skills, draw), year: 2030 });
    draw.ledger.typed.push({ letter: draw.letter, place: `marketYears/${year.id}` });
  },
  pasteSkills: (me, draw) => {
    const today = dayAfter(draw.choice);
    if (today === null) return;
    const rows = readAll(me.doc, skills).records.map((skill) => ({ ...skill, current: null }));
    const plan = readSheet(skillSheet, 'SQL\tMedium\tHigh\tLow', rows, { isOwn: true });
    for (const id of pasteSkills(me, plan, { person: me.person, today })) born(draw, skills, id);
  },
  pasteYears: (me, draw) => {
    const text = `${String(2020 + (draw.choice % 10))}\tSQL\tDegree`;
    const plan = readSheet(yearSheet, text, readAll(me.doc, marketYears).records, null);
    for (const id of pasteYears(me, plan, me.person)) born(draw, marketYears, id);
  },
};
