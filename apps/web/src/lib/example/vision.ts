/** What Mira wants her working life to be, and what the organisation wants. */
import type { ExampleObjective, ExampleVisionPart } from './shape.ts';

export const visionParts: readonly ExampleVisionPart[] = [
  { key: 'team', kind: 'fiveYears', text: 'I lead a team of six that people ask to join.' },
  {
    key: 'evidence',
    kind: 'fiveYears',
    text: 'Around me, decisions begin with something we counted.',
  },
  {
    key: 'brought',
    kind: 'tenYears',
    text: 'Three people I’ve helped now lead teams of their own.',
  },
  { key: 'sunday', kind: 'tenYears', text: 'I know ten people I could call on a Sunday.' },
  { key: 'heard', kind: 'value', text: 'The quiet ones are heard first.' },
  { key: 'kindly', kind: 'value', text: 'Saying what I mean, and saying it kindly.' },
  {
    key: 'finish',
    kind: 'value',
    text: 'Finishing what I’ve started, or saying that I’m stopping.',
  },
  { key: 'breaks', kind: 'strength', text: 'I see where a plan will break.' },
  { key: 'tell', kind: 'strength', text: 'People tell me what they wouldn’t say in a meeting.' },
  { key: 'takeBack', kind: 'weakness', text: 'I take back what I’ve handed over.' },
  { key: 'pause', kind: 'weakness', text: 'I fill every pause.' },
  { key: 'asked', kind: 'weakness', text: 'I wait to be asked.' },
  {
    key: 'decide',
    kind: 'interest',
    text: 'How groups decide, and what they do when they get it wrong.',
  },
  { key: 'charts', kind: 'interest', text: 'A chart that changes somebody’s mind.' },
  { key: 'ships', kind: 'drive', text: 'Somebody else ships what I helped them see.' },
  { key: 'trusted', kind: 'drive', text: 'Being trusted with a little more than I asked for.' },
];

export const objectives: readonly ExampleObjective[] = [
  { key: 'platform', title: 'Every customer on the new platform by next summer' },
  { key: 'quarters', title: 'Each team plans its own quarter' },
  { key: 'evidence', title: 'Fewer decisions by opinion, more by evidence' },
];
