import type { Locator, Page } from 'playwright-core';

/** One chat on a page, used as its person would: by reading, typing and pressing. */
export interface Pane {
  sees(text: string | RegExp): Promise<void>;
  says(text: string): Promise<void>;
  /** Presses an offered answer or a button of a card; the newest one of that name. */
  presses(name: string): Promise<void>;
  /** Chooses in a card's list by its label. */
  chooses(label: string, option: string): Promise<void>;
  fills(label: string, text: string): Promise<void>;
  /** Everything said and shown, as text. */
  text(): Promise<string>;
  /** Waits until the newest thing that Heard said matches one of these, and answers it. */
  latest(any: readonly RegExp[]): Promise<string>;
}

const PATIENCE = 15_000;

export function pane(page: Page, at: string): Pane {
  const chat = page.locator(`#${at}`);
  const shown = (text: string | RegExp) =>
    chat.locator('.webchat__bubble__content, .ac-container').filter({ hasText: text }).last();
  const newest = (found: Locator) => found.last();
  return {
    sees: (text) => shown(text).waitFor({ timeout: PATIENCE }),
    async says(text) {
      const box = chat.locator('[data-id="webchat-sendbox-input"]').first();
      await box.fill(text);
      await box.press('Enter');
    },
    async presses(name) {
      const offered = chat.locator('button.webchat__suggested-actions__button').filter({ hasText: exactly(name) });
      const carded = chat.locator('button.ac-pushButton').filter({ hasText: exactly(name) });
      await newest(offered.or(carded)).click({ timeout: PATIENCE });
    },
    async chooses(label, option) {
      await newest(chat.getByLabel(label)).selectOption({ label: option }, { timeout: PATIENCE });
    },
    async fills(label, text) {
      await newest(chat.getByLabel(label)).fill(text, { timeout: PATIENCE });
    },
    text: async () => (await chat.locator('.webchat__bubble__content').allTextContents()).join('\n'),
    async latest(any) {
      const heard = chat
        .locator('.webchat__stacked-layout:not(.webchat__stacked-layout--from-user) .webchat__bubble__content')
        .last();
      await heard.filter({ hasText: new RegExp(any.map((it) => it.source).join('|')) }).waitFor({ timeout: PATIENCE });
      return (await heard.textContent()) ?? '';
    },
  };
}

function exactly(name: string): RegExp {
  return new RegExp(`^\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
