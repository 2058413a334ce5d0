import { attentionBoard } from '../boards/mock-boards';
import { closedBoard } from '../boards/screens';
import { learningBoard, mailFallsSilent, refusedKey, unstaffedBoard } from '../boards/troubled-boards';
import { hd, onBoard, type PictureState, phone, portrait } from './states';

/** What a wall says when something is amiss, or nothing is going on. */
export const wallStates = (): readonly PictureState[] => [
  {
    name: 'refused-events',
    shows: 'E-mail is silent, and its events are refused',
    sizes: [hd, portrait, phone],
    open: onBoard(attentionBoard(), async (wall) => {
      wall.hub.frame(mailFallsSilent(refusedKey));
      await wall.page.clock.runFor(200);
    }),
  },
  {
    name: 'silent-source',
    shows: 'E-mail is silent',
    sizes: [hd],
    open: onBoard(attentionBoard(), async (wall) => {
      wall.hub.frame(mailFallsSilent());
      await wall.page.clock.runFor(200);
    }),
  },
  { name: 'nobody-signed-in', shows: 'People wait and nobody is signed in', sizes: [hd], open: onBoard(unstaffedBoard()) },
  { name: 'learning', shows: 'Too few answered contacts for forecasts', sizes: [hd], open: onBoard(learningBoard()) },
  { name: 'all-closed', shows: 'After closing time', sizes: [hd, portrait, phone], open: onBoard(closedBoard()) },
  {
    name: 'resting',
    shows: 'Closed for ten minutes: a drifting clock',
    sizes: [hd],
    open: onBoard(closedBoard(), (wall) => wall.pass(605)),
  },
  {
    name: 'link-revoked',
    shows: 'The link of the screen was taken back',
    sizes: [hd, portrait, phone],
    open: onBoard('linkRevoked: Revoked.'),
  },
];
