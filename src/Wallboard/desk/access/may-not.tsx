import type { Role } from '../api/access';
import { words } from '../state/language';
import { me } from '../state/me';

/** In place of a page that takes a role which whoever is there does not have. */
export function MayNot({ needs }: { readonly needs: Role }) {
  const { say } = words.value;
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <h1 class="display">{say.access.mayNot.title}</h1>
          <p>{say.access.mayNot.text(me.value?.name ?? '', say.access.roles[needs])}</p>
        </div>
      </div>
    </div>
  );
}
