import type { Activity } from 'botbuilder';

type Loose = Record<string, unknown>;

/**
 * An activity whose fields are what their names promise. That it is signed says where it comes from, not that each field has its shape; what
 * has another is left out, and the rest of a message is still heard.
 */
export function shaped(activity: Activity): Activity {
  const { text, name, replyToId, entities, attachments, membersAdded, membersRemoved, channelData, value } =
    activity as unknown as Loose;
  return {
    ...activity,
    text: words(text),
    name: words(name),
    replyToId: words(replyToId),
    entities: objects(entities)?.filter((it) => typeof it.type === 'string' && isMention(it)),
    attachments: objects(attachments)?.map((it) => texts(it, 'contentType', 'name', 'contentUrl')),
    membersAdded: objects(membersAdded)?.filter((it) => typeof it.id === 'string'),
    membersRemoved: objects(membersRemoved)?.filter((it) => typeof it.id === 'string'),
    channelData: object(channelData),
    value: object(value)?.messagePayload === undefined ? value : { ...object(value), messagePayload: passedOn(value) },
  } as Activity;
}

function passedOn(value: unknown): Loose | undefined {
  const payload = object(object(value)?.messagePayload);
  if (!payload) return undefined;
  const { from, body, attachments, deleted } = payload;
  const writer = (it: unknown) => texts(object(it) ?? {}, 'id', 'displayName');
  return {
    ...texts(payload, 'id', 'replyToId', 'createdDateTime', 'subject'),
    deleted: deleted === true,
    from: { user: writer(object(from)?.user), application: writer(object(from)?.application) },
    body: texts(object(body) ?? {}, 'contentType', 'content'),
    attachments: (objects(attachments) ?? []).map((it) => texts(it, 'contentType', 'content', 'name', 'contentUrl')),
  };
}

/** A mention has the words it stands in and whoever is meant; anything else has its own shape. */
function isMention({ type, text, mentioned }: Loose): boolean {
  return type !== 'mention' || (typeof text === 'string' && typeof object(mentioned)?.id === 'string');
}

function words(it: unknown): string | undefined {
  return typeof it === 'string' ? it : undefined;
}

function object(it: unknown): Loose | undefined {
  return typeof it === 'object' && it !== null && !Array.isArray(it) ? (it as Loose) : undefined;
}

function objects(it: unknown): Loose[] | undefined {
  return Array.isArray(it) ? it.map(object).filter((one) => one !== undefined) : undefined;
}

/** The same with only words, or nothing, under these names. */
function texts(it: Loose, ...names: readonly string[]): Loose {
  return { ...it, ...Object.fromEntries(names.map((name) => [name, words(it[name])])) };
}
