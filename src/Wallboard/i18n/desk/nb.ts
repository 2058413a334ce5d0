export { english as norwegian } from './en';
