import { render } from 'preact';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/wall.css';
import './theme/rows.css';
import './theme/shapes.css';
import './theme/first-run.css';
import { followViewport } from './state/viewport';
import './theme/light.css';
import { showTheme, themeOf } from './state/theme';
import { addressOf, Wall } from './state/wall';
import { App } from './wall/app';

const root = document.getElementById('wall');
if (root === null) throw new Error('The page has no element #wall to show the board in.');
followViewport();
showTheme(themeOf(location.search));
render(<App />, root);
new Wall(addressOf(location.search)).start();
