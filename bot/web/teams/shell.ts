import { type Html, html } from '../html.ts';

/**
 * What Teams opens: a page with nothing on it yet. Its script asks Teams who is looking, and fetches with that what they may see. So
 * nothing about a complaint is ever at an address that a browser can open by itself.
 */
export function shell(): Html {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Heard</title>
<link rel="stylesheet" href="/assets/teams.css">
</head>
<body>
<a class="unseen skip" href="#main">To the content</a>
<div id="alert" role="alert"></div>
<div id="instead"></div>
<div id="status" role="status"></div>
<main id="main" aria-busy="true"><p>One moment.</p></main>
<noscript><p>This page needs JavaScript. In the chat, type "help" for what Heard can do.</p></noscript>
<script src="/assets/microsoft-teams.js"></script>
<script src="/assets/teams.js" type="module"></script>
</body>
</html>`;
}

/** The hosts of Teams that may show our pages in a frame. Nobody else may. */
export const TEAMS_HOSTS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://teams.cloud.microsoft',
  'https://*.office.com',
  'https://*.cloud.microsoft',
];
