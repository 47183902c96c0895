/** Closes a form with Escape, from any of its fields. */
import { isComposing } from './composing.ts';

/** An attachment for the form: `close` also says where the focus goes. */
export function onEscape(close: () => void): (form: HTMLElement) => () => void {
  return (form) => {
    const press = (event: KeyboardEvent) => {
      if (isComposing(event) || event.key !== 'Escape' || isInMenu(event, form)) return;
      // Otherwise the page would act on it too, or the browser would close a sheet around the form.
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    form.addEventListener('keydown', press);
    return () => form.removeEventListener('keydown', press);
  };
}

/** A menu or a small box that is open in the form closes first; the browser does that. */
function isInMenu({ target }: KeyboardEvent, form: HTMLElement): boolean {
  const menu = target instanceof Element ? target.closest('[popover]') : null;
  return menu !== null && form.contains(menu);
}
