import type { Figure } from '../../format/formats';

/** A value with its unit set smaller, so that 4 min reads as 4. */
export function FigureText({ figure, dim = false }: { readonly figure: Figure; readonly dim?: boolean }) {
  return (
    <span class={dim ? 'value dim' : 'value'}>
      {figure.value}
      {figure.unit !== '' && <span class="unit">{figure.unit}</span>}
    </span>
  );
}

/** Not measured, or not known. */
export function Dash() {
  return <span class="value dim">–</span>;
}
