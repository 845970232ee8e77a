import { writeFileSync } from 'node:fs';
import { makeRegister } from './register-2009/make.ts';

/** Makes the register of the demonstration's year 2009/10 anew: `node scripts/register-2009.ts`. */
writeFileSync(new URL('../src/register/examples/cambridgeshire.csv', import.meta.url), makeRegister());
