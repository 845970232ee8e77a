import { z } from 'zod';
import { isLoopback } from './loopback.ts';
import { isRole, ROLES } from './people/person.ts';
import { fileSetting, withSecretFiles } from './secret-files.ts';

const settings = z.object({
  HEARD_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'write an address like postgres://user:password@host:5432/heard' })
    .optional(),
  HEARD_DATA: z.string().default('.heard'),
  HEARD_COUNCIL: z.string().default('cambridgeshire'),
  HEARD_PORT: z.coerce.number({ error: 'write a port number, like 3978' }).int().min(0).max(65535).default(3978),
  HEARD_DEMO: z.enum(['0', '1'], { error: 'write 1 for the demonstration or leave it out' }).default('0'),
  HEARD_SECRET: z.string().min(32, { error: 'write at least 32 characters that nobody can guess' }).optional(),
  HEARD_KEY: z
    .string()
    .transform((text, context) => keysIn(text) ?? context.addIssue({ code: 'custom', message: KEY }) ?? z.NEVER)
    .optional(),
  HEARD_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant'], { error: 'write SingleTenant or UserAssignedMSI' })
    .optional(),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.string().optional(),
  HEARD_SERVICE_HOSTS: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\s*,\s*[a-z0-9-]+(\.[a-z0-9-]+)+)*$/i, {
      error: 'write whole host names like smba.trafficmanager.net, several with commas',
    })
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((it) => it.trim()),
    )
    .default([]),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, {
      error: 'write the Signing Secret from the app’s Basic Information: 32 letters and digits',
    })
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', { error: 'write the Bot User OAuth Token; it begins with xoxb-' })
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', { error: 'write the App-Level Token; it begins with xapp-' })
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  HEARD_TENANTS: pairs('write tenant id = council, several with commas').default([]),
  HEARD_OUTLOOK_APP_ID: z
    .uuid({ error: 'write the app id of the registration that may read mailbox settings' })
    .optional(),
  HEARD_OUTLOOK_SECRET: z.string().optional(),
  HEARD_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+\/?$/, {
      error: 'write the mail server like smtp://user:password@mail.council.gov.uk:587',
    })
    .optional(),
  HEARD_EMAIL_FROM: z
    .string()
    .regex(/^([^<>\n]+<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, {
      error: 'write the address letters come from, like Complaints <complaints@council.gov.uk>',
    })
    .optional(),
  HEARD_PROXIES: z.coerce
    .number({ error: 'write how many proxies of yours stand before Heard, like 1' })
    .int()
    .min(0)
    .max(9)
    .default(0),
  HEARD_ANCHOR_URL: z
    .string()
    .regex(/^https:\/\//, { error: 'write an address that begins with https:// and takes the anchors of the record' })
    .optional(),
  HEARD_SCANNER: z
    .string()
    .regex(/^(https?:\/\/\S+|\/\S+( \S+)*)$/, {
      error:
        'write a command with its whole path, like /usr/bin/clamdscan --no-summary -, or an address that takes a file by POST',
    })
    .optional(),
  HEARD_HEARTBEAT_URL: z
    .string()
    .regex(/^https:\/\//, {
      error: 'write an address that begins with https:// and expects to be called while all is well',
    })
    .optional(),
  HEARD_ENTRA_ROLES: pairs('write the app role, or the id of a group = a role, several with commas').default([]),
  HEARD_ADDRESS: z
    .string()
    .regex(/^https:\/\/[^/\s]+$/, { error: 'write the public address of Heard, like https://heard.council.gov.uk' })
    .optional(),
});

const KEY = 'write keys as "npm run -s heard -- keys new" prints them, the newest first, with commas between them';

function keysIn(text: string): Buffer[] | undefined {
  const keys = text.split(',').map((it) => Buffer.from(it.trim(), 'base64'));
  return keys.every((it) => it.length === 32) ? keys : undefined;
}

/** "a=b, c=d"; where only one is written, it stands for both. */
function pairs(error: string) {
  const ONE = String.raw`[^=,\s]+(\s*=\s*[^=,\s]+)?`;
  return z
    .string()
    .regex(new RegExp(String.raw`^\s*${ONE}\s*(,\s*${ONE}\s*)*,?\s*$`), { error })
    .transform((text) =>
      text
        .split(',')
        .map((it) => it.trim())
        .filter(Boolean)
        .map((it): [string, string] => {
          const [first = '', second = first] = it.split('=').map((part) => part.trim());
          return [first, second];
        }),
    );
}

/** Every setting there is, for whoever checks that it is written down. */
export const SETTINGS = Object.keys(settings.shape);

/** What the program was told to be, read once at the start. */
export interface Config {
  databaseUrl: string | undefined;
  /** The folder of the embedded database, where no address is given. */
  data: string;
  councils: string[];
  port: number;
  /** No credentials, loopback only, with the demonstration page. Never in production. */
  demo: boolean;
  /** Signs the web chat's tokens; made and kept in the store for the demonstration. */
  secret: string | undefined;
  /** The master keys under which what people told us is sealed, the newest first. The embedded database makes its own. */
  keys: readonly Buffer[] | undefined;
  log: z.infer<typeof settings>['HEARD_LOG'];
  microsoft: { type: string; appId: string; password: string; tenantId: string } | undefined;
  /** Hosts that Bot Framework may call us from and be answered at, beside Microsoft's own. */
  serviceHosts: readonly string[];
  slack: SlackConfig | undefined;
  /** Which council's people are in which Microsoft tenant. Nobody of another tenant is answered. */
  tenants: [tenant: string, council: string][];
  /** What an Entra app role, or the id of a group, makes somebody here: one of our roles, or `team:` and a team. Entra decides about these alone. */
  entraRoles: [entra: string, here: string][];
  /** The app that may read who is away in Outlook; without it people say it themselves. */
  outlook: { appId: string; secret: string } | undefined;
  /** The mail server that letters go through; without it a person sends what somebody wants by email. */
  email: EmailConfig | undefined;
  /** Where browsers reach Heard, for Teams' tab, dialogs and links. */
  address: string | undefined;
  /** Where the record's anchors are posted each day, to be kept by somebody else. */
  anchorUrl: string | undefined;
  /** Called every few minutes while all is well; whoever waits there raises the alarm when it stays away. */
  heartbeatUrl: string | undefined;
  /** How many proxies of ours stand before this program, each adding whom it heard to X-Forwarded-For. */
  proxies: number;
  /** Who looks for harm in files: a command that reads one, or an address that takes one. Without it files are marked as not checked. */
  scanner: string | undefined;
}

export interface EmailConfig {
  url: string;
  from: string;
}

export interface SlackConfig {
  /** Checks that what comes over HTTP comes from Slack. Socket mode needs none. */
  signingSecret: string | undefined;
  /** Socket mode: Heard calls Slack, and nobody has to reach us. */
  appToken: string | undefined;
  /** One workspace by its token, or any number that install Heard for themselves. */
  botToken: string | undefined;
  client: { id: string; secret: string } | undefined;
}

export type Read = { config: Config } | { mistakes: string[] };

/** Reads the environment for the program; a missing or contradictory setting comes back as sentences that say what to write. */
export function readConfig(environment: Record<string, string | undefined>): Read {
  return read(environment, (it) => (it.HEARD_DEMO === '1' ? demoMistakes(it) : serveMistakes(it)));
}

/** The same for the command line, which talks to nobody and so needs no credentials. */
export function readToolConfig(environment: Record<string, string | undefined>): Read {
  return read(environment, () => []);
}

function read(environment: Record<string, string | undefined>, check: (it: Settings) => string[]): Read {
  const { environment: whole, mistakes: unread } = withSecretFiles(environment);
  if (unread.length > 0) return { mistakes: unread };
  const blank = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(blank);
  const written = (name: string) => (environment[fileSetting(name)] ? fileSetting(name) : name);
  if (!parsed.success)
    return { mistakes: parsed.error.issues.map((it) => `${written(it.path.join('.'))}: ${it.message}.`) };
  const mistakes = check(parsed.data);
  return mistakes.length > 0 ? { mistakes } : { config: toConfig(parsed.data) };
}

function toConfig(it: Settings): Config {
  return {
    databaseUrl: it.HEARD_DATABASE_URL,
    data: it.HEARD_DATA,
    councils: it.HEARD_COUNCIL.split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    port: it.HEARD_PORT,
    demo: it.HEARD_DEMO === '1',
    secret: it.HEARD_SECRET,
    keys: it.HEARD_KEY,
    log: it.HEARD_LOG,
    microsoft: it.MicrosoftAppId
      ? {
          type: it.MicrosoftAppType!,
          appId: it.MicrosoftAppId,
          password: it.MicrosoftAppPassword ?? '',
          tenantId: it.MicrosoftAppTenantId ?? '',
        }
      : undefined,
    serviceHosts: it.HEARD_SERVICE_HOSTS,
    slack: toSlack(it),
    tenants: tenantsIn(it),
    entraRoles: it.HEARD_ENTRA_ROLES,
    outlook: it.HEARD_OUTLOOK_APP_ID
      ? { appId: it.HEARD_OUTLOOK_APP_ID, secret: it.HEARD_OUTLOOK_SECRET ?? '' }
      : undefined,
    email: it.HEARD_SMTP_URL ? { url: it.HEARD_SMTP_URL, from: it.HEARD_EMAIL_FROM ?? '' } : undefined,
    address: it.HEARD_ADDRESS,
    anchorUrl: it.HEARD_ANCHOR_URL,
    heartbeatUrl: it.HEARD_HEARTBEAT_URL,
    proxies: it.HEARD_PROXIES,
    scanner: it.HEARD_SCANNER,
  };
}

function toSlack(it: Settings): SlackConfig | undefined {
  const { SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret } = it;
  if (!it.SLACK_BOT_TOKEN && !id) return undefined;
  return {
    signingSecret: it.SLACK_SIGNING_SECRET,
    appToken: it.SLACK_APP_TOKEN,
    botToken: it.SLACK_BOT_TOKEN,
    client: id && secret ? { id, secret } : undefined,
  };
}

type Settings = z.infer<typeof settings>;

/** Where nothing else is said, the tenant of the bot is the first council's. */
function tenantsIn({ HEARD_TENANTS, MicrosoftAppTenantId, HEARD_COUNCIL }: Settings): [string, string][] {
  if (HEARD_TENANTS.length > 0) return HEARD_TENANTS;
  return MicrosoftAppTenantId ? [[MicrosoftAppTenantId, HEARD_COUNCIL.split(',')[0]!.trim()]] : [];
}

/** The demonstration has no lock on its door, so it may not hold keys to a real one. */
function demoMistakes({ MicrosoftAppId, HEARD_DATABASE_URL, ...it }: Settings): string[] {
  return [
    ...(it.HEARD_OUTLOOK_APP_ID ? ['HEARD_DEMO=1 reads nobody’s Outlook. Leave HEARD_OUTLOOK_APP_ID out.'] : []),
    ...(usesSlack(it)
      ? [
          'HEARD_DEMO=1 and Slack do not go together: the demonstration checks nobody’s identity. Leave one of them out.',
        ]
      : []),
    ...(MicrosoftAppId
      ? [
          'HEARD_DEMO=1 and MicrosoftAppId do not go together: the demonstration checks nobody’s identity. Leave one of them out.',
        ]
      : []),
    ...(HEARD_DATABASE_URL && !isLoopback(HEARD_DATABASE_URL)
      ? ['HEARD_DEMO=1 uses a database on this machine only. Leave HEARD_DATABASE_URL out, or run "npm run serve".']
      : []),
    ...(it.HEARD_SMTP_URL && !isLoopback(it.HEARD_SMTP_URL)
      ? ['HEARD_DEMO=1 sends no letters to anybody outside this machine. Leave HEARD_SMTP_URL out.']
      : []),
    ...emailMistakes(it),
  ];
}

function serveMistakes(it: Settings): string[] {
  return [
    ...(it.HEARD_DATABASE_URL
      ? []
      : [
          'HEARD_DATABASE_URL is missing: the embedded database is for the demonstration. Write postgres://user:password@host:5432/heard.',
        ]),
    ...(it.HEARD_SECRET
      ? []
      : ['HEARD_SECRET is missing: write at least 32 characters that nobody can guess, the same for every instance.']),
    ...(it.HEARD_KEY
      ? []
      : [
          'HEARD_KEY is missing: write the key that "npm run -s heard -- keys new" prints, and keep it outside the database.',
        ]),
    ...(it.MicrosoftAppId || !usesSlack(it) ? microsoftMistakes(it) : []),
    ...(usesSlack(it) ? slackMistakes(it) : []),
    ...emailMistakes(it),
    ...outlookMistakes(it),
    ...(it.HEARD_COUNCIL
      ? []
      : ['HEARD_COUNCIL is missing: write the name of a council’s file, or several with commas.']),
  ];
}

function emailMistakes({ HEARD_SMTP_URL: url, HEARD_EMAIL_FROM: from }: Partial<Settings>): string[] {
  if (Boolean(url) === Boolean(from)) return [];
  return [
    url
      ? 'HEARD_EMAIL_FROM is missing: write the address letters come from, like Complaints <complaints@council.gov.uk>.'
      : 'HEARD_SMTP_URL is missing: write the mail server like smtp://user:password@mail.council.gov.uk:587, or leave HEARD_EMAIL_FROM out.',
  ];
}

function outlookMistakes({ HEARD_OUTLOOK_APP_ID: app, HEARD_OUTLOOK_SECRET: secret, ...it }: Settings): string[] {
  if (!app && !secret) return [];
  return [
    ...(app ? [] : ['HEARD_OUTLOOK_APP_ID is missing: write the app id that belongs to HEARD_OUTLOOK_SECRET.']),
    ...(secret ? [] : ['HEARD_OUTLOOK_SECRET is missing: write the client secret of that app.']),
    ...(tenantsIn(it).length > 0
      ? []
      : ['HEARD_TENANTS is missing: Outlook is read in the tenant of each council, like 72f9…=trafford.']),
  ];
}

/** A council may be in Teams, in Slack or in both. */
function microsoftMistakes(it: Settings): string[] {
  return [
    ...(it.MicrosoftAppId
      ? []
      : [
          'MicrosoftAppId is missing. Write the app id of the bot registration, or run "npm start" for the demonstration.',
        ]),
    ...(it.MicrosoftAppType ? [] : ['MicrosoftAppType is missing: write SingleTenant or UserAssignedMSI.']),
    ...(it.MicrosoftAppType === 'SingleTenant' && !it.MicrosoftAppPassword
      ? ['MicrosoftAppPassword is missing: SingleTenant needs it.']
      : []),
    ...(it.MicrosoftAppTenantId ? [] : ['MicrosoftAppTenantId is missing: write the directory (tenant) id.']),
    ...tenantMistakes(it),
    ...roleMistakes(it),
  ];
}

function usesSlack(it: Partial<Settings>): boolean {
  return Object.keys(it).some((key) => key.startsWith('SLACK_') && it[key as keyof Settings] !== undefined);
}

function slackMistakes(it: Settings): string[] {
  const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret } = it;
  return [
    ...(it.SLACK_SIGNING_SECRET || it.SLACK_APP_TOKEN
      ? []
      : ['SLACK_SIGNING_SECRET is missing: write the Signing Secret, or SLACK_APP_TOKEN for socket mode.']),
    ...(token || id
      ? []
      : [
          'SLACK_BOT_TOKEN is missing: write it for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several.',
        ]),
    ...(token && id
      ? ['SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several. Leave one of them out.']
      : []),
    ...(Boolean(id) === Boolean(secret) ? [] : ['SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together. Write both.']),
  ];
}

function tenantMistakes({ HEARD_TENANTS, HEARD_COUNCIL }: Settings): string[] {
  const councils = HEARD_COUNCIL.split(',').map((it) => it.trim());
  const unknown = HEARD_TENANTS.filter(([, council]) => !councils.includes(council));
  return [
    ...(councils.length > 1 && HEARD_TENANTS.length === 0
      ? [
          'HEARD_TENANTS is missing: with several councils, write which tenant is whose, like 72f9…=trafford, 3b1c…=shropshire.',
        ]
      : []),
    ...unknown.map(
      ([tenant, council]) =>
        `HEARD_TENANTS: ${tenant}=${council} names a council that HEARD_COUNCIL does not. Write one of: ${councils.join(', ')}.`,
    ),
  ];
}

function roleMistakes({ HEARD_ENTRA_ROLES }: Settings): string[] {
  return HEARD_ENTRA_ROLES.filter(([, here]) => !isRole(here) && !here.startsWith('team:')).map(
    ([entra, here]) =>
      `HEARD_ENTRA_ROLES: ${entra}=${here} names no role. Write one of: ${ROLES.join(', ')}, or team: and a team.`,
  );
}
