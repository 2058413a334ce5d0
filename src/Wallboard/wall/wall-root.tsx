import { useErrorBoundary } from 'preact/hooks';
import { resting } from '../kiosk/resting';
import { fault } from '../state/fault';
import { App } from './app';
import { Announcer } from './headline/announcer';
import { FaultLayout } from './layouts/fault-layout';
import { RestingLayout } from './layouts/resting-layout';

/** Everything on the glass: the board, or a clock alone, or that this page cannot be trusted. */
export function WallRoot() {
  const [error] = useErrorBoundary((cause) => {
    console.error(cause);
    fault.value = true;
  });
  if (error !== undefined || fault.value) return <FaultLayout />;
  return (
    <>
      <Announcer />
      {resting.value ? <RestingLayout /> : <App />}
    </>
  );
}
