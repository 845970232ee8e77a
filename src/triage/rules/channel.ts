import type { Complainant } from '../../procedures/procedure.ts';

/** Who a channel's label says is writing: "web chat, child", "email from an MP's caseworker". */
export interface Labelled {
  kind: Complainant;
  category: string;
  says: string;
  from: string;
}

interface LabelRule extends Omit<Labelled, 'from'> {
  label: RegExp;
}

/** The narrower first. An age under 18 is a child; 18 to 25 says nothing by itself. */
const LABELS: readonly LabelRule[] = [
  {
    label: /\b([5-9]|1[0-7])[\s-]year[\s-]old/i,
    kind: 'child',
    category: 'W2',
    says: 'you are under 18',
  },
  { label: /\b(mp|mp's|councillor)\b/i, kind: 'mp', category: 'W11', says: 'you write for somebody you represent' },
  { label: /\bsolicitor/i, kind: 'representative', category: 'W11', says: 'you write for somebody else' },
  {
    label: /\badvocate\b/i,
    kind: 'advocate',
    category: 'W12',
    says: 'you are an advocate for a child or young person',
  },
  { label: /\bcare leaver\b/i, kind: 'care-leaver', category: 'W6', says: 'you have been in care' },
  {
    label: /\b(child|teenager|young person|boy|girl) (in|from) (foster )?(care|a home)\b/i,
    kind: 'child',
    category: 'W1',
    says: 'you live with a foster carer or in a home',
  },
  {
    label: /\b(special guardian|kinship)/i,
    kind: 'special-guardian',
    category: 'W8',
    says: 'you are a special guardian or kinship carer',
  },
  { label: /\badopt/i, kind: 'adopter', category: 'W7', says: 'you have adopted, or are going to' },
  { label: /\bfoster (carer|parent)/i, kind: 'foster-carer', category: 'W5', says: 'you are a foster carer' },
  {
    label: /\bgrand(mother|father|parent|ad|ma)\b|\bnan\b/i,
    kind: 'grandparent',
    category: 'W10',
    says: 'you are a grandparent',
  },
  { label: /\b(mother|father|mum|dad|parents?)\b/i, kind: 'parent', category: 'W3', says: 'you are the parent' },
  { label: /\b(aunt|uncle|sister|brother|relative)\b/i, kind: 'relative', category: 'W10', says: 'you are family' },
  {
    label: /\b(child|teenager|young person|pupil)\b|(^|[\s,])([5-9]|1[0-7])(yo\b|\s*$)/i,
    kind: 'child',
    category: 'W2',
    says: 'you are under 18',
  },
  {
    label: /\b(neighbour|member of the public|resident)\b/i,
    kind: 'other',
    category: 'W16',
    says: 'you are a member of the public',
  },
  {
    label: /\b(charity|provider|school|teacher|headteacher|gp|nurse|health visitor|professional)\b/i,
    kind: 'professional',
    category: 'W16',
    says: 'you write because of your work',
  },
];

/** Channels are few, and asked about again and again. */
const known = new Map<string, Labelled | undefined>();
const MOST_KNOWN = 500;

export function speakerOfChannel(channel: string | undefined): Labelled | undefined {
  if (!channel) return undefined;
  if (known.has(channel)) return known.get(channel);
  if (known.size >= MOST_KNOWN) known.clear();
  const found = labelled(channel);
  known.set(channel, found);
  return found;
}

function labelled(channel: string): Labelled | undefined {
  for (const { label, ...rest } of LABELS) if (label.test(channel)) return { ...rest, from: channel };
  return undefined;
}
