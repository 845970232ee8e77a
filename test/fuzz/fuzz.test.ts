import { holds } from './held.ts';

holds({ many: 50_000, seed: 20_260_324 });
