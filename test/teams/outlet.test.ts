import { describe, expect, test } from 'vitest';
import { failureOf } from '../../bot/teams/outlet.ts';

const now = new Date('2026-03-24T11:20:00Z');
const error = (statusCode: number, code?: string, retryAfter?: string) => ({
  statusCode,
  body: { error: { code, message: 'as Teams words it' } },
  response: { headers: { get: (name: string) => (name === 'retry-after' ? (retryAfter ?? null) : null) } },
});

describe('what Teams means by a no', () => {
  test.each([
    [412, 'PreconditionFailed'],
    [429, 'Throttled'],
    [500, 'ServiceError'],
    [502, 'BadGateway'],
    [503, 'ServiceUnavailable'],
    [504, 'GatewayTimeout'],
  ])('%i is tried again', (status, code) => {
    expect(failureOf(error(status, code), now, () => 0)).toMatchObject({ kind: 'later' });
  });

  test.each([
    [403, 'BotNotInConversationRoster', 'Heard is not installed there'],
    [403, 'ForbiddenOperationException', 'Heard is not installed there'],
    [403, 'MessageWritesBlocked', 'they have blocked Heard'],
    [403, 'BotDisabledByAdmin', 'an administrator has switched Heard off'],
    [404, 'ConversationNotFound', 'the chat is gone'],
    [404, 'UserNotFound', 'they have left'],
  ])('%i %s: nobody can be reached there', (status, code, because) => {
    expect(failureOf(error(status, code), now, () => 0)).toEqual({ kind: 'gone', because });
  });

  test('a message that is too large is never taken', () => {
    expect(failureOf(error(413, 'MessageSizeTooBig'), now, () => 0)).toMatchObject({ kind: 'refused' });
  });

  test('a network that does not answer comes back', () => {
    expect(failureOf(Object.assign(new Error('socket'), { code: 'ECONNRESET' }), now, () => 0)).toMatchObject({
      kind: 'later',
    });
  });

  test('where Teams says how long, at least that long, and not everybody at once', () => {
    const wait = (roll: number) =>
      (failureOf(error(429, 'Throttled', '8'), now, () => roll) as { after?: number }).after;
    expect([wait(0), wait(0.5), wait(1)]).toEqual([8, 10, 12]);
  });

  test('where it does not, the queue decides: ever longer', () => {
    expect(failureOf(error(429, 'Throttled'), now, () => 0.5)).not.toHaveProperty('after');
  });
});
