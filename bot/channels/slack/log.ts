import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../../src/log.ts';

/**
 * Slack's libraries log whole requests, with what people wrote in them. Only that something went wrong is passed on, never what it
 * says; what it was about is logged by ourselves, by reference.
 */
export function slackLogger(log: Log): Logger {
  const nothing = () => {};
  return {
    debug: nothing,
    info: nothing,
    warn: () => log.debug('slack: a warning'),
    error: () => log.warn('slack: an error'),
    setLevel: nothing,
    getLevel: () => LogLevel.ERROR,
    setName: nothing,
  };
}
