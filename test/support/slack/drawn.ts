import type { KnownBlock, RichTextBlock } from '@slack/types';
import { type Html, html } from '../../../bot/web/html.ts';
import type { Message } from '../../../cards/render/slack/message.ts';

/**
 * Messages as Slack's desktop client draws their blocks, as far as its documentation says: for looking at. Slack publishes no renderer,
 * so this proves that a message reads well and not that Slack draws it so.
 */
export function inSlack(messages: readonly Message[]): Html {
  return html`<!doctype html><meta charset="utf-8"><title>Slack</title><style>${STYLE}</style>${messages.map(
    ({ blocks }) =>
      html`<article><div class="face">H</div><div class="said"><p class="who"><b>Heard</b> <span>APP</span> <time>09:01</time></p>${blocks.map(drawn)}</div></article>`,
  )}`;
}

const STYLE = `body{margin:0;padding:20px;background:#fff;color:#1d1c1d;font:15px/1.46 Lato,'Open Sans',sans-serif}
article{display:flex;gap:8px;max-width:640px}.face{flex:none;width:36px;height:36px;border-radius:8px;background:#1d4f91;color:#fff;font-weight:700;text-align:center;line-height:36px}
.sign{color:#e01e5a;font-weight:900}p{margin:0}.who span{background:#1d1c1d21;border-radius:2px;font-size:10px;padding:1px 3px}.who time{color:#616061;font-size:12px}
h2{font-size:18px;line-height:1.33;margin:4px 0}ul{margin:2px 0;padding-left:26px}blockquote{margin:4px 0;padding-left:12px;border-left:4px solid #ddd}
.context{color:#616061;font-size:13px;margin:4px 0}.actions{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}
button{font:700 13px Lato,'Open Sans',sans-serif;padding:4px 12px;border:1px solid #1d1c1d4d;border-radius:4px;background:#fff}
button.primary{background:#007a5a;color:#fff;border-color:#007a5a}button.danger{background:#e01e5a;color:#fff;border-color:#e01e5a}`;

function drawn(block: KnownBlock): Html {
  switch (block.type) {
    case 'header':
      // The font here has no such sign; Slack draws its own.
      return html`<h2>${block.text.text.startsWith('❗') ? html`<span class="sign">!</span>${block.text.text.slice(1)}` : block.text.text}</h2>`;
    case 'context':
      return html`<p class="context">${block.elements.map((it) => ('text' in it ? it.text : ''))}</p>`;
    case 'actions':
      return html`<div class="actions">${block.elements.map((it) =>
        it.type === 'button' ? html`<button class="${it.style ?? ''}">${it.text.text}</button>` : html``,
      )}</div>`;
    case 'rich_text':
      return html`${block.elements.map(rich)}`;
    default:
      return html`<p>[${block.type}]</p>`;
  }
}

type Rich = RichTextBlock['elements'][number];

function rich(it: Rich): Html {
  if (it.type === 'rich_text_list')
    return html`<ul>${it.elements.map((one) => html`<li>${one.elements.map(run)}</li>`)}</ul>`;
  const inside = it.elements.map(run);
  return it.type === 'rich_text_quote' ? html`<blockquote>${inside}</blockquote>` : html`<p>${inside}</p>`;
}

function run(it: { type: string }): Html {
  const { text, url, user_id, style } = it as {
    text?: string;
    url?: string;
    user_id?: string;
    style?: { bold?: boolean };
  };
  if (it.type === 'user') return html`<b>@${user_id ?? ''}</b>`;
  const said = html`${text ?? url ?? ''}`;
  return style?.bold ? html`<b>${said}</b>` : said;
}
