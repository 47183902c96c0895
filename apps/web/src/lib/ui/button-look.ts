/** Shared styles for buttons and for links that look like buttons, so that they stay alike. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded-control border font-medium select-none ' +
  'whitespace-nowrap transition-colors disabled:opacity-55 aria-disabled:opacity-55 print:hidden';

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-moss text-on-moss enabled:hover:bg-moss-strong [a&]:hover:bg-moss-strong',
  secondary: 'border-line bg-surface text-ink enabled:hover:border-edge [a&]:hover:border-edge',
  quiet:
    'border-transparent bg-transparent text-soft enabled:hover:bg-sunk enabled:hover:text-ink ' +
    '[a&]:hover:bg-sunk [a&]:hover:text-ink',
  danger:
    'border-transparent bg-clay text-on-clay enabled:hover:brightness-110 [a&]:hover:brightness-110',
};

const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-8 px-3 text-sm',
  md: 'min-h-9 px-3.5 text-sm',
  lg: 'min-h-11 px-5 text-base',
};

/** The classes of a button. */
export function buttonClasses(variant: ButtonVariant, size: ButtonSize): string {
  return `${SHAPE} ${VARIANTS[variant]} ${SIZES[size]}`;
}
