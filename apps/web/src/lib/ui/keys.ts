/** The keys that shortcuts mean, on any keyboard. */

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'getModifierState'>;

/**
 * The key that was pressed; on a layout without Latin letters, the one a Latin keyboard has in that
 * place.
 */
export function latinKey({ key, code }: Pick<Pressed, 'key' | 'code'>): string {
  const isForeign = /^[\p{L}\p{N}]$/u.test(key) && !/^[\p{Script=Latin}0-9]$/u.test(key);
  const latin = isForeign ? /^(?:Key|Digit)(.)$/.exec(code)?.[1] : undefined;
  if (latin === undefined) return key;
  const isUpper = key !== key.toLowerCase();
  return isUpper ? latin : latin.toLowerCase();
}

/**
 * True while AltGr is held: the key then types a letter such as @ or €, although Windows reports
 * Ctrl and Alt.
 */
export function isAltGr(event: Pick<Pressed, 'getModifierState'>): boolean {
  return event.getModifierState('AltGraph');
}
