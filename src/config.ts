import { z } from 'zod';

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
  HEARD_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant'], { error: 'write SingleTenant or UserAssignedMSI' })
    .optional(),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.string().optional(),
});

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
  log: z.infer<typeof settings>['HEARD_LOG'];
  microsoft: { type: string; appId: string; password: string; tenantId: string } | undefined;
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
  const blank = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(blank);
  if (!parsed.success) return { mistakes: parsed.error.issues.map((it) => `${it.path.join('.')}: ${it.message}.`) };
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
    log: it.HEARD_LOG,
    microsoft: it.MicrosoftAppId
      ? {
          type: it.MicrosoftAppType!,
          appId: it.MicrosoftAppId,
          password: it.MicrosoftAppPassword ?? '',
          tenantId: it.MicrosoftAppTenantId ?? '',
        }
      : undefined,
  };
}

type Settings = z.infer<typeof settings>;

/** The demonstration has no lock on its door, so it may not hold keys to a real one. */
function demoMistakes({ MicrosoftAppId, HEARD_DATABASE_URL }: Settings): string[] {
  return [
    ...(MicrosoftAppId
      ? [
          'HEARD_DEMO=1 and MicrosoftAppId do not go together: the demonstration checks nobody’s identity. Leave one of them out.',
        ]
      : []),
    ...(HEARD_DATABASE_URL && !isLoopback(HEARD_DATABASE_URL)
      ? ['HEARD_DEMO=1 uses a database on this machine only. Leave HEARD_DATABASE_URL out, or run "npm run serve".']
      : []),
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
    ...(it.HEARD_COUNCIL
      ? []
      : ['HEARD_COUNCIL is missing: write the name of a council’s file, or several with commas.']),
  ];
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
