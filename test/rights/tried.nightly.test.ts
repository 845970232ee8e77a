import { triedByEverybody } from './tried.ts';

triedByEverybody(() => ['Teams', 'page', 'Slack']);
