/**
 * Stands in for devalue, with which Kit writes the state of a history entry and reads what a server
 * loaded: no page here has such state and no server loads anything, so JSON does, 4 KB of every page
 * less. An empty state is written as devalue writes it, since the next or the last version may read it.
 */

export function stringify(state: unknown): string {
  return JSON.stringify([state]);
}

export function parse(text: string): unknown {
  const [state] = JSON.parse(text) as [unknown];
  return state;
}

function unused(): never {
  throw new Error('no server loads or renders anything here');
}

export { unused as stringifyAsync, unused as unflatten, unused as uneval };
