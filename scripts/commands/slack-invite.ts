import { randomUUID } from 'node:crypto';
import { createInvitations, LASTS } from '../../bot/channels/slack/invitation.ts';
import { localDate, long } from '../../src/calendar/local-date.ts';
import { readToolConfig } from '../../src/config.ts';
import { readArguments } from './arguments.ts';
import { type Command, Unusable } from './command.ts';
import { councilNamed } from './council-of.ts';

export const command: Command = {
  name: 'slack-invite',
  help: 'slack-invite [council]: a link that lets one Slack workspace install Heard for a council; good for a week',
  example: 'npm run -s heard -- slack-invite cambridgeshire',
  async run(args, io) {
    const [named] = readArguments(args, {}, 1).words;
    const read = readToolConfig(io.environment);
    if ('mistakes' in read) throw new Unusable(read.mistakes.join(' '));
    const { councils, secret, address, slack } = read.config;
    const council = (named ?? councils[0])!;
    if (!councils.includes(council))
      throw new Unusable(`"${council}" is not served here. HEARD_COUNCIL has: ${councils.join(', ')}.`);
    if (slack?.botToken) throw new Unusable(ONE);
    if (!slack) throw new Unusable(NOT_SET_UP);
    if (!secret) throw new Unusable('HEARD_SECRET is missing: an invitation is signed with the one the server has.');
    if (!address)
      throw new Unusable('HEARD_ADDRESS is missing: write the public address, like https://heard.council.gov.uk.');
    const { key, short } = councilNamed(council);
    const invited = { council: key, invitation: randomUUID() };
    const token = await createInvitations(secret, io.now).write(invited);
    const until = localDate(new Date(io.now().getTime() + LASTS));
    io.out({ council: invited.council, until, link: `${address}/slack/install?invitation=${token}` });
    io.say(
      `Send it to an administrator of the workspace, and to nobody else: everybody in the workspace that opens it becomes a colleague at ${short}. It is good for one workspace, until ${long(until)}.`,
    );
    return 0;
  },
};

const ONE = 'SLACK_BOT_TOKEN is set: Heard is in that one workspace already, and needs no invitation.';
const NOT_SET_UP =
  'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are missing: write both from the app’s Basic Information. docs/slack.md says where they are.';
