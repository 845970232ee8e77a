import type { Council } from '../../src/councils/index.ts';
import { type Html, html, jsonIn } from './html.ts';

/** The public page: a complainant's chat and nothing else, with a quick way out and a way to do without it. */
export function chatPage(council: Council, nonce: string): Html {
  const { complaintsTeam: team } = council;
  const ways = [
    team.phone && `ring ${team.phone}`,
    team.text && `text ${team.text}`,
    team.email && `write to ${team.email}`,
  ]
    .filter(Boolean)
    .join(', or ');
  return page(
    `Tell ${council.short}`,
    nonce,
    html`<header class="top">
  <h1>Tell ${council.short}</h1>
  <a class="leave" id="leave" href="https://www.bbc.co.uk/weather" rel="noreferrer">Leave this page quickly</a>
</header>
<p class="danger">If somebody is in danger now, call <a href="tel:999">999</a>. Children can ring Childline free on <a href="tel:08001111">0800 1111</a>.</p>
<main class="one"><div class="chat" id="chat"></div></main>
<noscript><p>This chat needs JavaScript. You can also ${ways || 'contact the council'}.</p></noscript>
<footer><p>You do not have to use the chat: ${ways || 'contact the council'}.</p></footer>
<script type="application/json" id="chats" nonce="${nonce}">${jsonIn([{ at: 'chat', council: council.key, title: `Chat with ${council.short}` }])}</script>`,
  );
}

/** What every page has around it. */
export function page(title: string, nonce: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/assets/heard.css">
</head>
<body data-nonce="${nonce}">
${body}
<script src="/assets/webchat.js" nonce="${nonce}"></script>
<script src="/assets/chat.js" nonce="${nonce}" type="module"></script>
</body>
</html>`;
}
