import type { Config } from '../src/config.ts';
import { isLoopback } from '../src/loopback.ts';

/**
 * Where Teams' service is, cloud by cloud: whole names, because anybody can rent one under trafficmanager.net.
 * Source: the proactive endpoints of Microsoft's 365 Agents SDK, the cloud presets of its Teams SDK, and "Send proactive messages" of
 * the Teams platform's documentation, as of 2026. Council tenants are in the public cloud.
 */
const MICROSOFT: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Throws for a service that is not on the list. */
export type Knows = (serviceUrl: unknown) => void;

/** Somebody asks to be answered at a service that is not Microsoft's. Nothing they sent was looked at, and no token goes there. */
export class UnknownService extends Error {
  /** For the log and the list of what was not delivered: the host and nothing behind it. */
  readonly code: string;

  constructor(host: string) {
    super('Heard does not know this service address, so nothing was taken and nothing is answered there.');
    this.name = 'UnknownService';
    this.code = `not in HEARD_SERVICE_HOSTS: ${host}`;
  }
}

/**
 * Bot Framework's own client sends our token wherever an activity says (in 4.23 its isTrustedServiceUrl answers yes to everything), and
 * only one of the kinds of token it takes has the address signed in it. With credentials Microsoft's hosts are known and those of the settings; without, this machine alone.
 * `service` is a stand-in's address.
 */
export function serviceHosts({ microsoft, serviceHosts: others }: Config, service?: string): Knows {
  const known = new Set([...MICROSOFT, ...others]);
  const stand = service && new URL(service).origin;
  /** Every activity names one of a few, letter for letter. */
  const found = new Set<unknown>();
  const check: Knows = (serviceUrl) => {
    const url = typeof serviceUrl === 'string' && URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
    if (!url) throw new UnknownService('none');
    if (url.origin === stand) return;
    const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
    if (microsoft ? plain && known.has(url.hostname) : isLoopback(url.href)) return;
    throw new UnknownService(url.hostname);
  };
  return (serviceUrl) => {
    if (found.has(serviceUrl)) return;
    check(serviceUrl);
    if (found.size < MOST_FOUND) found.add(serviceUrl);
  };
}

/** More than a handful are somebody trying paths. */
const MOST_FOUND = 50;
