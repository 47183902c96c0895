/** Closes a form with Escape, from any of its fields. */
import { isComposing } from './composing.ts';

/** An attachment for the form: `close` also says where the focus goes. */
export function onEscape(close: () => void): (form: HTMLElement) => () => void {
  return (form) => {
    const press = (event: KeyboardEvent) => {
      if (isComposing(event) || event.key !== 'Escape') return;
      // Otherwise the page or a sheet around the form would act on it too.
      event.stopPropagation();
      close();
    };
    form.addEventListener('keydown', press);
    return () => form.removeEventListener('keydown', press);
  };
}
