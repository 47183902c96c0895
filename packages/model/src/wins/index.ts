/** Wins, small ones too. */
export { addWin, editWin, type WinDraft } from './change-wins.ts';
export { allWins, byMonth, type FinishedGoal, type Victory } from './read-wins.ts';
export { wins, type Win } from './win.ts';
