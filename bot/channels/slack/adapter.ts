import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';

/** What is sent in answer to one activity, all at once: where it is shown depends on what came. */
export type Show = (to: Activity, activities: readonly Partial<Activity>[]) => Promise<void>;

/** Slack's way into the one bot: in process, with Slack's Web API behind it. */
export class SlackAdapter extends BotAdapter {
  readonly #show: Show;

  constructor(show: Show) {
    super();
    this.#show = show;
  }

  async receive(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    await this.#show(context.activity, activities);
    return activities.map(({ id = '' }) => ({ id }));
  }

  override async updateActivity(): Promise<undefined> {
    throw new Error(ELSEWHERE);
  }

  override async deleteActivity(): Promise<void> {
    throw new Error(ELSEWHERE);
  }

  override async continueConversation(): Promise<void> {
    throw new Error(ELSEWHERE);
  }

  override async continueConversationAsync(): Promise<void> {
    throw new Error(ELSEWHERE);
  }
}

const ELSEWHERE = 'cards that stand in Slack are brought up to date by the delivery, through its outlet';
