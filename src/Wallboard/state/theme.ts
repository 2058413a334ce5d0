export type Theme = 'dark' | 'light';

/** The colour of the page itself, for what the browser draws around it; `--bg` of the style sheets. */
const pageColours: Record<Theme, string> = { dark: '#0A0C10', light: '#F5F6F8' };

/** The theme that a page's address asks for: /?theme=light. */
export function themeOf(search: string): Theme {
  return new URLSearchParams(search).get('theme') === 'light' ? 'light' : 'dark';
}

/** Shows the whole page in a theme: dark for walls, light for desks and bright rooms. */
export function showTheme(theme: Theme): void {
  document.documentElement.classList.toggle('theme-light', theme === 'light');
  document.querySelector('meta[name=color-scheme]')?.setAttribute('content', theme);
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', pageColours[theme]);
}
