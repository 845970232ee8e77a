import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

/** The headers that Slack puts on a request, with its real signature. */
export function signed(
  body: string,
  at: Date,
  more: { secret?: string; type?: string; retry?: number } = {},
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', more.secret ?? SIGNING_SECRET)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return {
    'content-type': more.type ?? 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
    ...(more.retry !== undefined && {
      'x-slack-retry-num': String(more.retry),
      'x-slack-retry-reason': 'http_timeout',
    }),
  };
}
