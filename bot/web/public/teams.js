// Shows what the address asks for, to whoever Teams says is looking. Nothing is kept here: the token comes from Teams each time.
const teams = window.microsoftTeams;
const main = document.getElementById('main');
const alarm = document.getElementById('alert');
const status = document.getElementById('status');
const instead = document.getElementById('instead');

const NOT_TEAMS = 'Please open this in Microsoft Teams: it tells us who you are.';
const LOST = 'That did not work just now. Please try again in a moment.';
const PATIENCE = 8000;

function within(work) {
  return Promise.race([work, new Promise((_, late) => setTimeout(() => late(new Error('no answer')), PATIENCE))]);
}

function say(element, words = '') {
  element.textContent = words;
}

/** A no, and the ways on from it. */
function refuse(words, ways = '') {
  say(alarm, words);
  instead.innerHTML = ways;
}

/** Teams' own names for its themes: default, dark, contrast. */
function paint(theme) {
  document.documentElement.dataset.theme = theme ?? 'default';
}

async function ask(path, body) {
  const token = await within(teams.authentication.getAuthToken());
  const response = await fetch(`/content${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.json();
}

/** Puts a page in, and its reader at its heading, as following a link does. */
function put(html) {
  main.innerHTML = html;
  const heading = main.querySelector('h1');
  document.title = `${heading?.textContent ?? 'Heard'} · Heard`;
  heading?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  if (main.querySelector('[data-setup]')) setUp();
}

async function show(path) {
  main.setAttribute('aria-busy', 'true');
  refuse();
  say(status);
  try {
    const { html, alert, instead: ways } = await ask(path);
    if (html) put(html);
    else {
      main.replaceChildren();
      refuse(alert, ways);
    }
  } catch {
    say(alarm, LOST);
  }
  main.removeAttribute('aria-busy');
}

function go(path) {
  history.pushState(null, '', path);
  return show(path);
}

/** A dialog where Teams can open one beside the page; a page of its own where it cannot. */
function open(path, title) {
  const { url } = teams.dialog ?? {};
  if (!url?.isSupported() || location.pathname.startsWith('/dialog/')) return go(path);
  url.open({ url: location.origin + path, title, size: { height: 'large', width: 'large' } }, () =>
    show(location.pathname + location.search),
  );
}

/** Back to where the dialog was opened. */
function close() {
  if (!location.pathname.startsWith('/dialog/')) return history.back();
  if (teams.dialog?.url?.submit && teams.dialog.url.isSupported()) teams.dialog.url.submit({ done: true });
  else history.back();
}

function finished(words) {
  const done = document.createElement('div');
  done.innerHTML = '<h1 tabindex="-1">Done</h1><p></p><p><button type="button" data-close>Close</button></p>';
  done.querySelector('p').textContent = words;
  put(done.innerHTML);
}

async function send(form) {
  const button = form.querySelector('[type="submit"]');
  button.disabled = true;
  refuse();
  say(status, 'One moment.');
  try {
    const { done, html, alert, instead: ways } = await ask('/act', Object.fromEntries(new FormData(form)));
    if (html) put(html);
    else if (done) finished(done);
    refuse(alert, ways);
    if (alert && !done && !html) alarm.scrollIntoView({ block: 'start' });
  } catch {
    say(alarm, LOST);
  }
  say(status);
  button.disabled = false;
}

/** What a list of choices shows while somebody types. */
function search(input) {
  const list = input.closest('fieldset');
  const wanted = input.value.trim().toLowerCase();
  let found = 0;
  for (const choice of list.querySelectorAll('.choice')) {
    choice.hidden = !choice.textContent.toLowerCase().includes(wanted);
    if (!choice.hidden) found++;
  }
  say(list.querySelector('[data-found]'), wanted ? `${found} found` : '');
}

async function load(details) {
  const inside = details.querySelector('div');
  const path = details.dataset.load;
  if (!details.open || !path) return;
  delete details.dataset.load;
  const { html, alert } = await ask(path).catch(() => ({ alert: LOST }));
  if (html) inside.innerHTML = html.replace(/<(\/?)h1/g, '<$1h3').replace(/<(\/?)h2/g, '<$1h4');
  else say(inside, alert);
}

/** A tab that is added to a channel: Teams' own button saves what was chosen. */
function setUp() {
  teams.pages.config.registerOnSaveHandler(async (saving) => {
    const chosen = main.querySelector('[name="path"]:checked');
    await teams.pages.config.setConfig({
      entityId: chosen.value,
      contentUrl: location.origin + chosen.value,
      websiteUrl: location.origin + chosen.value,
      suggestedDisplayName: chosen.dataset.name,
    });
    saving.notifySuccess();
  });
  teams.pages.config.setValidityState(true);
}

document.body.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="/"]');
  if (event.target.closest('[data-close]')) close();
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.dialog) open(link.getAttribute('href'), link.dataset.dialog);
  else go(link.getAttribute('href'));
});
main.addEventListener('submit', (event) => {
  event.preventDefault();
  if (event.target.action) send(event.target);
});
main.addEventListener('input', (event) => event.target.matches('[data-search]') && search(event.target));
main.addEventListener('toggle', (event) => event.target.dataset.load && load(event.target), true);
window.addEventListener('popstate', () => show(location.pathname + location.search));

async function start() {
  try {
    await within(teams.app.initialize());
  } catch {
    main.removeAttribute('aria-busy');
    main.replaceChildren();
    say(alarm, NOT_TEAMS);
    return;
  }
  const { app, page } = await teams.app.getContext();
  paint(app.theme);
  teams.app.registerOnThemeChangeHandler(paint);
  teams.app.notifyAppLoaded();
  const inside = location.pathname === '/tab' && page.subPageId;
  await show(inside ? `/tab/complaint/${encodeURIComponent(page.subPageId)}` : location.pathname + location.search);
  teams.app.notifySuccess();
}

start();
