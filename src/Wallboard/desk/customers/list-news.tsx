import { Button } from '../kit/button';

interface ListNewsProps {
  /** What came before the rows that are held; empty: nothing. */
  readonly news: string;
  readonly show: string;
  readonly onShow: () => void;
}

/** Says what a list would show at its top, were it not held; its room is always there, so that it moves nothing. */
export function ListNews({ news, show, onShow }: ListNewsProps) {
  return (
    <span class="list-news">
      <span role="status">{news}</span>
      {news !== '' && (
        <Button kind="quiet" onPress={onShow}>
          {show}
        </Button>
      )}
    </span>
  );
}
