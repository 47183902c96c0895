/**
 * Light, dark, or like the system; static/boot.js applies the same choice before the first frame.
 */

export type Theme = 'light' | 'dark' | 'system';

const KEY = 'cairn.theme';
const PAPER = { light: '#f8f5ef', dark: '#161512' };

function remembered(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Gives the browser's own bars the page's colour. */
function colourBars(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    const system = meta.media.includes('dark') ? 'dark' : 'light';
    meta.content = PAPER[theme === 'system' ? system : theme];
  }
}

class ThemeChoice {
  #choice = $state<Theme>(remembered());

  constructor() {
    colourBars(this.#choice);
    // The theme may be switched in another tab.
    addEventListener('storage', (event) => {
      if (event.key === KEY) this.#apply(remembered());
    });
  }

  get choice(): Theme {
    return this.#choice;
  }

  /** Switches at once, and stores the choice on this device if the browser allows it. */
  set choice(theme: Theme) {
    this.#apply(theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // The choice lasts until the page is left.
    }
  }

  #apply(theme: Theme): void {
    this.#choice = theme;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    colourBars(theme);
  }
}

export const theme = new ThemeChoice();
