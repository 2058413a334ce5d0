export { english as danish } from './en';
