import { render } from 'preact';
import '../theme/fonts.css';
import './theme/tokens.css';
import './theme/page.css';
import './theme/controls.css';
import './theme/tables.css';
import './theme/pages.css';
import './theme/levels.css';
import { Shell } from './shell/shell';
import { start } from './shell/start';

const root = document.getElementById('desk');
if (root === null) throw new Error('The page has no element #desk to show the desk in.');
const element = root;
void start().then(() => render(<Shell />, element));
