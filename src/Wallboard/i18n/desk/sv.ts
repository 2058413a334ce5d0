export { english as swedish } from './en';
