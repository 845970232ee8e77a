import type { Verb } from '../../cards/verbs.ts';
import type { Action } from './action.ts';
import { alert } from './alert.ts';
import { alike } from './alike.ts';
import { ask } from './ask.ts';
import { care } from './care.ts';
import { delivery } from './delivery.ts';
import { gaps } from './gaps.ts';
import { hearing } from './hearing.ts';
import { holding } from './holding.ts';
import { look } from './look.ts';
import { promises } from './promises.ts';
import { route } from './route.ts';
import { stages } from './stages.ts';
import { task } from './task.ts';
import { tell } from './tell.ts';
import { writing } from './writing.ts';

/** What each button does. A verb that no file answers for does not compile. */
export const actions = {
  ...route,
  ...task,
  ...holding,
  ...promises,
  ...gaps,
  ...delivery,
  ...look,
  ...alert,
  ...hearing,
  ...care,
  ...alike,
  ...stages,
  ...writing,
  ...tell,
  ...ask,
} satisfies Record<Verb, Action>;
