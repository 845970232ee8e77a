import type { Activity } from 'botbuilder';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** An Adaptive Card of an activity that was written for Teams. */
export function cardIn({ attachments }: Partial<Activity>): AdaptiveCard | undefined {
  return attachments?.[0]?.content;
}

export interface AdaptiveCard {
  type: string;
  body?: object[];
}

/** Answers to a press on a card. */
export const press = {
  inItsPlace: (card: AdaptiveCard) => ({ statusCode: 200, type: ADAPTIVE, value: card }),
  says: (value: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value }),
  /** The card stays as it is. */
  nothingMore: {
    statusCode: 403,
    type: 'application/vnd.microsoft.error',
    value: { code: 'Forbidden', message: 'There is nothing more to see here for you.' },
  },
};

/** Answers that open, keep open or close a dialog. */
export const dialog = {
  says: (value: string) => ({ task: { type: 'message', value } }),
  card: (title: string, card: AdaptiveCard) => ({
    task: {
      type: 'continue',
      value: { title, width: 'medium', height: 'large', card: { contentType: ADAPTIVE, content: card } },
    },
  }),
  page: (title: string, url: string) => ({
    task: { type: 'continue', value: { title, width: 'large', height: 'large', url, fallbackUrl: url } },
  }),
};

/** A line of the list that a search shows: what it stands for comes when it is chosen. */
export interface Found {
  title: string;
  text: string;
  ref: string;
}

/** Answers to a search or to a link. */
export const found = {
  says: (text: string) => ({ composeExtension: { type: 'message', text } }),
  list: (all: readonly Found[]) => ({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: all.map(({ title, text, ref }) => thumbnail(title, text, { type: 'invoke', value: { ref } })),
    },
  }),
  card: (card: AdaptiveCard, title: string, text: string) => ({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [{ contentType: ADAPTIVE, content: card, preview: thumbnail(title, text) }],
    },
  }),
};

function thumbnail(title: string, text: string, tap?: object) {
  return {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: marked(title), text: marked(text), ...(tap && { tap }) },
  };
}

/** These small cards are read as HTML. */
function marked(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);
}
