export { Fraction } from './fraction.js';
export { decimalOf, parseFraction } from './parseFraction.js';
