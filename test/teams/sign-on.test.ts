import { describe, expect, test } from 'vitest';
import { entraRoles } from '../../bot/teams/sign-on.ts';
import { readConfig } from '../../src/config.ts';
import { SETTINGS, TENANT } from '../support/microsoft.ts';

const read = (more: Record<string, string>) => readConfig({ ...SETTINGS, ...more });
const mistakes = (more: Record<string, string>) => {
  const found = read(more);
  return 'mistakes' in found ? found.mistakes.join(' ') : 'none';
};

describe('settings', () => {
  test('the tenant of the bot is the first council’s, where nothing else is said', () => {
    expect(read({})).toMatchObject({ config: { tenants: [[TENANT, 'cambridgeshire']] } });
  });

  test('several councils say which tenant is whose', () => {
    const two = { HEARD_COUNCIL: 'trafford, shropshire' };
    expect(mistakes(two)).toContain('HEARD_TENANTS is missing');
    expect(mistakes({ ...two, HEARD_TENANTS: 'a=trafford, b=shropshire' })).toBe('none');
    expect(mistakes({ ...two, HEARD_TENANTS: 'a=trafford, b=cambridgeshire' })).toContain(
      'Write one of: trafford, shropshire',
    );
    expect(mistakes({ ...two, HEARD_TENANTS: 'a=b=c' })).toContain('HEARD_TENANTS');
  });

  test('a role that does not exist is answered with those that do', () => {
    expect(mistakes({ HEARD_ENTRA_ROLES: '9c2e=complaints' })).toContain('complaints-team, complaints-manager');
  });

  test('the address is one that Teams can show', () => {
    expect(mistakes({ HEARD_ADDRESS: 'http://heard.council.gov.uk' })).toContain('https://');
    expect(mistakes({ HEARD_ADDRESS: 'https://heard.council.gov.uk/tab' })).toContain('HEARD_ADDRESS');
    expect(mistakes({ HEARD_ADDRESS: 'https://heard.council.gov.uk' })).toBe('none');
  });
});

describe('what Entra makes somebody', () => {
  const config = read({
    HEARD_ENTRA_ROLES: 'complaints-team, 9c2e=duty, 9c2e=complaints-manager, 4d1f=team:huntingdon',
  });
  const entra = entraRoles('config' in config ? config.config.entraRoles : []);

  test.each([
    [['complaints-team'], ['complaints-team'], []],
    [['9c2e'], ['duty', 'complaints-manager'], []],
    [['4d1f', 'complaints-team'], ['complaints-team'], ['huntingdon']],
    [['auditor'], [], []],
    [[], [], []],
  ])('%j: %j, teams %j', (claims, roles, teams) => {
    expect(entra.of(claims)).toEqual({ roles, teams });
  });

  test('it decides about what is in the settings, and about nothing else', () => {
    expect([...entra.decided].sort()).toEqual(['complaints-manager', 'complaints-team', 'duty']);
    expect(entra.teams).toBe(true);
    expect(entraRoles([]).decided.size).toBe(0);
  });
});
