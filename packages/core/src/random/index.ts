export { standardNormal } from './standardNormal.js';
export { type RandomStream, randomStream } from './stream.js';
export { uniformInteger, uniformReal } from './uniform.js';
