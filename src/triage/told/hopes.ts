/** What would put it right, and what they did already: whole clauses in their own words, never a paraphrase. */

const HOPES =
  /\b(?:i|we)(?:'d| would| just| only| really|'m)?\s*(?:want(?:ed)?|like|need|asking for|ask for|hope|expect|am asking for|are asking for)\b(?! to (?:complain|make a complaint|know if))|\ball (?:i|we) want\b|\bplease (?:can|could|will|make|put|give|send|change|let|look|arrange|tell|stop|sort|move|book)\b|\bwhat (?:i|we) want\b/i;

const NOT_A_HOPE =
  /\b(?:want|like) (?:to |this |it )?(?:to )?(?:complain|make a (?:formal )?complaint|this treated|to raise|to report)\b|don'?t want to (?:get|cause)/i;

const TRIED =
  /\b(?:i|we)(?:'ve| have)?\s*(?:already |also |then )?(?:rang|rung|phoned|called|emailed|texted|wrote|written|asked|spoke|spoken|told|reported|raised|complained|chased|tried|left (?:\w+ ){0,2}(?:messages?|voicemails?))\b/i;

export function hopedIn(text: string): string | undefined {
  const said = clauses(text).filter((it) => HOPES.test(it) && !NOT_A_HOPE.test(it));
  return said.length === 0 ? undefined : said.slice(0, 2).join(' ').slice(0, 300);
}

export function triedIn(text: string): string[] {
  return clauses(text)
    .filter((it) => TRIED.test(it))
    .slice(0, 3)
    .map((it) => it.slice(0, 200));
}

const LONGEST = 20_000;

function clauses(text: string): string[] {
  return text
    .slice(0, LONGEST)
    .split(/(?<=[.!?])\s+|\n+/)
    .map((it) => it.trim())
    .filter((it) => it.length > 2);
}
