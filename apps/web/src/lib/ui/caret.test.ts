/** A caret stays with the words it was next to. */
import { describe, expect, it } from 'vitest';
import { Echoes, moveCaret } from './caret.ts';

describe('a caret', () => {
  it('moves along with text inserted before it', () => {
    expect(moveCaret('team', 'our team', 2)).toBe(6);
  });
  it('stays when text is inserted after it', () => {
    expect(moveCaret('our', 'our team', 2)).toBe(2);
  });
  it('stays beside its letter when text in the middle changes', () => {
    expect(moveCaret('lead a team', 'lead the team', 8)).toBe(10);
    expect(moveCaret('lead a team', 'lead the team', 3)).toBe(3);
  });
  it('goes to the end of what replaced the text around it', () => {
    expect(moveCaret('xxABCDyy', 'xx12yy', 4)).toBe(4);
  });
  it('never leaves the text', () => {
    expect(moveCaret('aaaa', '', 3)).toBe(0);
    expect(moveCaret('aaaa', 'aa', 4)).toBe(2);
  });
});

describe('an echo', () => {
  it('is told apart from a change made elsewhere, even if it comes late', () => {
    const echoes = new Echoes();
    echoes.send('a');
    echoes.send('ab');
    expect(echoes.settle('a')).toBe(true);
    expect(echoes.settle('xab')).toBe(false);
    expect(echoes.settle('ab')).toBe(true);
    expect(echoes.settle('ab')).toBe(false);
  });
});
