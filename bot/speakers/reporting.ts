import { reportCard, spikeCard } from '../../cards/report.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import type { ReportRequest } from '../../src/desk/reporting.ts';
import { pictureOf } from '../../src/reports/picture.ts';
import { chartOf, type Report, type Section } from '../../src/reports/report.ts';
import { morningUnder } from './morning.ts';
import type { Speaker } from './speaker.ts';

/** What is told of its own accord: a team's week, the council's quarter, and a rise. */
export const reporting = {
  async report(sight, line, heard) {
    const { desk } = sight;
    const { details } = line;
    const {
      report: kind,
      from,
      to,
      team,
    } = details as unknown as Omit<ReportRequest, 'kind'> & { report: ReportRequest['kind'] };
    const datesBeside = details.morning === true;
    const report = await desk.report(heard, { kind, from, to, team, datesBeside });
    if ('problem' in report) return { because: report.says };
    const card = reportCard({ report, pictures: await picturesOf(report) });
    // A morning is of this day alone: a summary that could not be sent for days has none.
    const today = datesBeside ? await morningUnder(sight, line) : [];
    if (kind === 'weekly' && today.length === 0 && isEmpty(report)) return { because: 'nothing happened that week' };
    return { card: { ...card, body: [...card.body, ...today] } };
  },
  spike: async (_, { details }) => ({ card: spikeCard(String(details.says)) }),
} satisfies Partial<Record<MessageKind, Speaker>>;

function isEmpty({ sections }: Report): boolean {
  return sections.every(({ says, lines = [] }) => says.length === 0 && lines.every((it) => !it.n));
}

/** More than two pictures would not fit into one message; the others' numbers are listed. */
const MOST = 2;

async function picturesOf({ sections }: Report): Promise<Map<Section, string>> {
  const pictures = new Map<Section, string>();
  for (const section of sections) {
    const chart = pictures.size < MOST ? chartOf(section) : undefined;
    const picture = chart && (await pictureOf(chart));
    if (picture) pictures.set(section, picture);
  }
  return pictures;
}
