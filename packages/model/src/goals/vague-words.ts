/** English words that say nothing by themselves: a title made only of them is a wish, not yet a goal. */

/** Wishes: a text without any of these is never called vague. */
const WISHES =
  'improve improving better best grow growing growth develop developing development advance advancing progress learn learning learned work working succeed success successful great good excellent strong stronger more enhance enhancing boost increase become becoming be being achieve change move level up network networking lead leader leadership promoted promotion happier happy confident';

/** Words that leave a wish as open as it was. */
const FILLERS =
  'a an the my our me i myself we to of in on at for with and or as by from into is am are do doing get getting go going make making have having want wanna need would like try trying keep start will can should must really very much lot lots some something anything everything things thing stuff skill skills ability abilities knowledge career job jobs work role professional professionally personal personally life person self overall general generally everywhere all every day soon next year this it that more again';

const words = (list: string) => new Set(list.split(' '));
const wishes = words(WISHES);
const fillers = words(FILLERS);

/** True for a text that wishes for something and names nothing: "improve my skills", "get better at work". */
export function isVague(text: string): boolean {
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    tokens.some((token) => wishes.has(token)) &&
    tokens.every((token) => wishes.has(token) || fillers.has(token))
  );
}

/**
 * The words of a text that name something, in lower case; numbers and the words that any wish is
 * made of are left out.
 */
export function tellingWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter(
    (word) => !wishes.has(word) && !fillers.has(word),
  );
}
