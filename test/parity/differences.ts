export type Name = 'webchat' | 'teams' | 'slack';

/** What the web chat says and this channel does not, or the other way round, in any step of any journey. */
export interface Otherwise {
  less?: RegExp;
  more?: RegExp;
}

export interface Difference {
  /** What it is about, and what each channel does: a row of docs/channels.md. */
  what: string;
  cells: Record<Name | 'text', string>;
  /** What the journeys cannot show is asserted in this file, by the test or the golden file that says this. */
  asserted?: readonly [file: string, says: string];
  /** The lines in which the journeys show it. */
  lines?: Partial<Record<'teams' | 'slack', Otherwise>>;
}

/** Everything in which the channels are not the same. The web chat is what the others are compared with. */
export const differences = {
  offers: {
    what: 'offered answers',
    cells: {
      webchat: 'suggested actions',
      teams: 'buttons on a small card that type themselves',
      slack: 'buttons that say them; what was chosen then stands there instead',
      text: 'listed in words',
    },
    asserted: ['test/cards/slack.test.ts', 'what is said, with answers to choose from, and after one was chosen'],
  },
  buttons: {
    what: 'a card’s buttons',
    cells: {
      webchat: 'Action.Submit, arrives as a message with a value',
      teams: 'Action.Execute, arrives as an invoke whose answer replaces the card',
      slack: 'a button with its data, acknowledged first and done afterwards',
      text: 'what to type, beside each',
    },
    asserted: ['test/journeys/slack.db.test.ts', 'a button in the modal acts, and the modal shows what came of it'],
  },
  fields: {
    what: 'fields to fill in',
    cells: {
      webchat: 'on the card',
      teams: 'on the card; on a page that the button opens where a card is too small',
      slack: 'in a modal that the button opens',
      text: 'asked one after the other',
    },
    lines: {
      teams: {
        less: /^field: /,
        more: /^field: |^CAM-\d\d-\d{4} · (Answered|Ask them to answer)$|^(Read the story again|One moment\.)$/,
      },
      slack: { less: /^field: /, more: /^field: |^(CAM-\d\d-\d{4} · )?(Answered|Send|Ask them to answer)$/ },
    },
  },
  instead: {
    what: 'what can be done instead, after a no',
    cells: {
      webchat: 'buttons under the words',
      teams: 'buttons under the words; on a page a link to the form of each',
      slack: 'buttons above the form, which comes back as it was filled in',
      text: 'listed in words',
    },
    lines: {
      teams: {
        less: /^\[(Ask them to agree|ask to agree .*|not me .*)\]$/,
        more: /^\[(Ask them to agree to a date|Not me: ask .*)\]$|^What you can do instead$/,
      },
    },
  },
  letters: {
    what: 'letters in one field',
    cells: {
      webchat: 'no limit',
      teams: 'no limit',
      slack: '3,000; a longer story goes into our own chat',
      text: 'no limit',
    },
    asserted: ['test/slack/shown.db.test.ts', 'of 20,000 letters is shown whole, in pieces that Slack takes'],
  },
  labels: {
    what: 'a form’s own button',
    cells: {
      webchat: 'as it is',
      teams: 'as it is',
      slack: '“Send” where it would be longer than 24 letters',
      text: '-',
    },
    lines: { slack: { less: /^\[Tell them and move the date\]$/, more: /^\[(Send|Answered)\]$/ } },
  },
  beside: {
    what: 'words beside a card, after a press',
    cells: {
      webchat: 'yes',
      teams: 'no: the card that takes the place of the one pressed says it',
      slack: 'yes, in the modal, or seen by whoever pressed alone',
      text: 'yes',
    },
    lines: {
      teams: {
        less: /^CAM-\d\d-\d{4}: (confirmed as|both have been told|it is yours|the person has been told|answered|linked)|^Thank you\. You are with them now/,
      },
    },
  },
  place: {
    what: 'a card brought up to date in its place',
    cells: {
      webchat: 'yes, by the refresh that every change promises',
      teams: 'yes, by the answer to a press, and by the refresh for everybody else',
      slack: 'yes, in the same way; where Slack no longer changes a message, the new state comes into our own chat',
      text: 'no: the new state is said',
    },
    asserted: [
      'test/slack/shown.db.test.ts',
      'a card that Slack no longer changes: by its response address; when that has run out, in their own chat',
    ],
  },
  among: {
    what: 'one message, shown to each by what they may do',
    cells: {
      webchat: 'no: everybody sees the card',
      teams:
        'yes: everybody sees the status, holders and the complaints team their own (60 people; a button for the rest)',
      slack: 'no: everybody sees the status and a button, “What can I do?”, that opens one’s own in a modal',
      text: 'no',
    },
    lines: {
      slack: {
        more: /^CAM-\d\d-\d{4} · Stage 1[^·]*$|^Answer Stage 1 by: .* left\)$|^(With|Asked:) .*\.$|^\[What can I do\?\]$/,
      },
    },
  },
  calls: {
    what: 'calling somebody by name',
    cells: {
      webchat: 'no',
      teams: 'a mention, by Entra object id',
      slack: 'a mention, by member id',
      text: 'their name',
    },
    lines: { teams: { more: /^@R\. Patel$/ }, slack: { more: /^@U0PATEL$/ } },
  },
  pictures: {
    what: 'a picture of numbers',
    cells: { webchat: 'yes', teams: 'yes', slack: 'no: what it shows, in words', text: 'what it shows, in words' },
    asserted: ['test/golden/answer-picture.slack.json', 'Complaints · all on record · by team: 128.'],
  },
  long: {
    what: 'a card that is too long',
    cells: {
      webchat: 'no limit',
      teams: 'cut to 28 KB (UTF-16), with a note where the rest is',
      slack: 'as many messages as it takes; a modal of more than 100 blocks says where the rest is',
      text: 'no limit',
    },
    asserted: ['test/cards/slack.test.ts', 'a text in pieces is the same text, and no letter is cut in two'],
  },
  back: {
    what: 'a card taken back',
    cells: {
      webchat: 'loses everything that was on it, in its place',
      teams: 'deleted',
      slack: 'deleted; one that Slack keeps loses everything that was on it',
      text: 'no',
    },
    asserted: ['test/slack/shown.db.test.ts', 'one that Slack keeps loses everything that was on it'],
  },
  tell: {
    what: 'Tell Heard',
    cells: {
      webchat: 'paste or write what was told',
      teams: 'on a message, in a dialog; the thread gets the reference',
      slack: 'on a message, as a shortcut and with /heard, in a modal; the thread gets the reference',
      text: 'paste or write what was told',
    },
    asserted: ['test/parity/journeys.ts', 'with Tell Heard on a message'],
  },
  came: {
    what: 'how it came, on record',
    cells: {
      webchat: 'web chat, one to one or with others',
      teams: 'Teams, one to one or with others',
      slack: 'Slack; one to one in a modal too, wherever it was opened',
      text: '-',
    },
    lines: { slack: { less: /^(Came by web chat on |Web chat \*)/, more: /^(Came by Slack chat on |Slack chat \*)/ } },
  },
  public: {
    what: 'somebody who is no colleague',
    cells: {
      webchat: 'may tell us what went wrong',
      teams: 'is told whom Heard answers there',
      slack: 'a guest may tell us what went wrong, in our own chat; people of other organisations are not answered',
      text: '-',
    },
    asserted: [
      'test/slack/shown.db.test.ts',
      'calls Heard in a channel: it goes on in their own chat, and the channel reads nothing',
    ],
  },
  first: {
    what: 'Heard speaks first',
    cells: {
      webchat: 'yes: what is kept is what the page reads',
      teams: 'yes, after the app is installed',
      slack: 'yes, to whoever has written or opened it once, and in channels it was invited to',
      text: '-',
    },
    asserted: [
      'test/slack/shown.db.test.ts',
      'what was meant for them is read by the complaints team in their stead, once',
    ],
  },
  once: {
    what: 'exactly once',
    cells: {
      webchat: 'yes: keeping is sending',
      teams: 'claimed, sent, then marked: a crash between sending and marking can repeat a line',
      slack:
        'the same; what Slack sends is kept before it is acknowledged, so it has one effect however often it comes',
      text: '-',
    },
    asserted: [
      'test/slack/arrivals.db.test.ts',
      'a request that is replayed, or sent again by Slack, is acknowledged and done once',
    ],
  },
  files: {
    what: 'files',
    cells: {
      webchat: 'kept with the complaint, ten of up to 10 MB a message',
      teams: 'fetched when the message is answered; on a message that is passed on: named, with where they are',
      slack: 'fetched when the message is answered, also those of a message that is passed on',
      text: '-',
    },
    asserted: ['test/slack/files.db.test.ts', 'fetched %s: the form says so, and it is with the complaint'],
  },
} as const satisfies Record<string, Difference>;

export type Id = keyof typeof differences;

const HEADINGS: Record<Name | 'text', string> = { webchat: 'Web chat', teams: 'Teams', slack: 'Slack', text: 'Text' };

/** As it stands in docs/channels.md. */
export function tableOf(all: Readonly<Record<string, Difference>>): string {
  const names = Object.keys(HEADINGS) as (Name | 'text')[];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['', ...names.map((it) => HEADINGS[it])]).replace('|  |', '| |'),
    row(['---', ...names.map(() => '---')]),
    ...Object.values(all).map(({ what, cells }) => row([what, ...names.map((it) => cells[it])])),
  ].join('\n');
}
