import type { ComponentChildren } from 'preact';
import { deskLanguages } from '../../i18n/desk/texts';
import { Button } from '../kit/button';
import { pages } from '../pages';
import { chooseLanguage, language, words } from '../state/language';
import { may, me, signedOut, signOut } from '../state/me';
import { goTo, pageAddress } from '../state/place';
import { answerAge, now, silentSources } from '../state/pulse';
import { site } from '../state/site';

// Two answers missed, and a little.
const lateSeconds = 13;

export function TopBar({ current }: { readonly current: string }) {
  const { say } = words.value;
  return (
    <header class="top-bar">
      <span class="site">{site.value?.name ?? say.product}</span>
      <nav aria-label={say.nav.main}>
        <a href={pageAddress('./')}>{say.nav.wall}</a>
        {pages
          .filter(({ needs }) => !signedOut.value && may(needs))
          .map((page) => (
            <PageLink key={page.path} to={page.path} current={page.path === current}>
              {page.name(say)}
            </PageLink>
          ))}
      </nav>
      {!signedOut.value && <Freshness />}
      <Clock />
      <Who />
      <select
        class="language"
        aria-label={say.nav.language}
        value={language.value}
        onChange={(event) => void chooseLanguage(event.currentTarget.value as typeof language.value)}
      >
        {deskLanguages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </header>
  );
}

/** Who is signed in; whoever came by a key can leave. Whoever sits at the machine itself is nobody in particular. */
function Who() {
  const { say } = words.value;
  const known = me.value;
  if (known === null || known.name === null || known.how === 'local') return null;
  return (
    <span class="who">
      <span title={say.access.signedInAs(known.name)}>{known.name}</span>
      {known.how === 'key' && (
        <Button kind="quiet" onPress={signOut}>
          {say.access.signOut}
        </Button>
      )}
    </span>
  );
}

interface PageLinkProps {
  readonly to: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly current?: boolean;
  readonly class?: string;
  /** What it is called where its words alone do not say of what it is. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A link within the desk: goes without loading anew, and can be opened in another tab as any link. */
export function PageLink({ to, query, current, class: name, label, children }: PageLinkProps) {
  const href = pageAddress(to, query);
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(href);
  };
  return (
    <a href={href} class={name} aria-label={label} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}

function Clock() {
  const { formats, say } = words.value;
  return (
    <>
      <time class="clock">{formats.clock(now.value)}</time>
      <span class="day">{dayText(say.locale, site.value?.zone, now.value)}</span>
    </>
  );
}

function dayText(locale: string, zone: string | undefined, at: number): string {
  const shown = { weekday: 'short', day: 'numeric', month: 'long' } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...shown, timeZone: zone }).format(at);
  } catch {
    return new Intl.DateTimeFormat(locale, shown).format(at); // a zone that this browser does not know
  }
}

/** How old the page's knowledge is; named sources when they have fallen silent. */
function Freshness() {
  const { say } = words.value;
  const age = answerAge.value;
  const silent = silentSources.value;
  const away = age === null || age >= lateSeconds;
  const strong = away ? say.fresh.away : silent.length === 0 ? say.fresh.live : say.fresh.silent(silent);
  return (
    <span class={away || silent.length > 0 ? 'fresh is-late' : 'fresh'}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {away || silent.length > 0 ? <path d="M6 1.2L11.2 10.6H.8z" /> : <circle cx="6" cy="6" r="4" />}
      </svg>
      <b role="status">{strong}</b>
      {age !== null && <span>{say.fresh.age(age)}</span>}
    </span>
  );
}
