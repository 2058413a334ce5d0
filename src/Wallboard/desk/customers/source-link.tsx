import type { ComponentChildren } from 'preact';

interface SourceLinkProps {
  readonly link: string | null;
  readonly label: string;
  readonly button?: boolean;
  readonly children: ComponentChildren;
}

/** A way into the source system, by the site's template; without one, the words alone. It leads to the web and to nothing else. */
export function SourceLink({ link, label, button, children }: SourceLinkProps) {
  if (link === null || !/^https?:/i.test(link)) return button ? null : <span>{children}</span>;
  return (
    <a class={button ? 'button' : undefined} href={link} aria-label={label} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
