import { holds } from './held.ts';

/** Another seed each night; what it finds is found again with the seed that its name has. */
holds({ many: 10_000_000, seed: Date.now() % 2 ** 31 });
