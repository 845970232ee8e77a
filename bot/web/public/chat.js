// Starts the chats that the page asks for. The token lives in this tab only, and goes with it: a shared device keeps nothing.
const chats = JSON.parse(document.getElementById('chats').textContent);
const nonce = document.body.dataset.nonce;
const domain = `${location.origin}/api/directline/v3/directline`;

// Dark enough on the bubble's background for everybody to read.
const shade = (color) => ({ default: color, subtle: color });
const colors = {
  default: shade('#1b1b1b'),
  good: shade('#1d6b2d'),
  warning: shade('#8a4b00'),
  attention: shade('#a3001b'),
  accent: shade('#14466b'),
};
const CARDS = {
  fontFamily: 'system-ui, "Segoe UI", sans-serif',
  supportsInteractivity: true,
  actions: { actionsOrientation: 'vertical', actionAlignment: 'stretch', maxActions: 8 },
  containerStyles: { default: { foregroundColors: colors }, emphasis: { foregroundColors: colors } },
};

// Web Chat writes the American way whatever its locale. What is on its way, or did not go, it says itself.
const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});
const timestamps = () => (next) => (given) => {
  const { activity, hideTimestamp, sendState } = given;
  const shown = next(given);
  if (!shown || hideTimestamp || sendState !== 'sent' || !activity.timestamp) return shown;
  return {
    ...shown,
    type: 'time',
    props: { className: 'moment', children: moment.format(new Date(activity.timestamp)) },
  };
};

async function passFor({ at, council, pane }) {
  const kept = sessionStorage.getItem(`heard:${at}`);
  if (kept) {
    const { token, conversationId } = JSON.parse(kept);
    const renewed = await fetch(`${domain}/tokens/refresh`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    if (renewed.ok) return { ...(await renewed.json()), conversationId };
  }
  const path = pane ? '/demo/token' : `${domain}/tokens/generate`;
  const made = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ council, pane, solution: pane ? undefined : await solved() }),
  });
  if (!made.ok) throw new Error(`no token: ${made.status}`);
  return made.json();
}

// The small sum that keeps machines out: which number behind the salt has this hash? Nothing about this browser is told.
async function solved() {
  const sum = await (await fetch('/api/challenge')).json();
  if (!sum.challenge) return undefined;
  const bytes = new TextEncoder();
  for (let number = 0; number <= sum.maxnumber; number++) {
    const hash = new Uint8Array(await crypto.subtle.digest(sum.algorithm, bytes.encode(sum.salt + number)));
    const hex = Array.from(hash, (it) => it.toString(16).padStart(2, '0')).join('');
    if (hex === sum.challenge) return btoa(JSON.stringify({ ...sum, number }));
  }
  return undefined;
}

function keep(at, { token, conversationId }) {
  sessionStorage.setItem(`heard:${at}`, JSON.stringify({ token, conversationId }));
}

// Web Chat itself shows no more of a chosen file than a dot on its button.
function chosenBelow(element) {
  const note = document.createElement('p');
  note.className = 'chosen';
  note.setAttribute('role', 'status');
  element.after(note);
  return () => (next) => (action) => {
    if (action.type === 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS') {
      const names = action.payload.attachments.map(({ blob }) => blob.name).filter(Boolean);
      note.textContent = names.length > 0 ? `Chosen: ${names.join(', ')}. It goes when you press Send.` : '';
    }
    return next(action);
  };
}

async function start(chat) {
  const element = document.getElementById(chat.at);
  try {
    const pass = await passFor(chat);
    keep(chat.at, pass);
    // Starting is asked for each time; whoever was greeted before is not greeted again.
    await fetch(`${domain}/conversations`, { method: 'POST', headers: { authorization: `Bearer ${pass.token}` } });
    const directLine = window.WebChat.createDirectLine({
      domain,
      token: pass.token,
      conversationId: pass.conversationId,
      webSocket: false,
      pollingInterval: 1000,
      watermark: '0',
    });
    window.WebChat.renderWebChat(
      {
        directLine,
        store: window.WebChat.createStore({}, chosenBelow(element)),
        nonce,
        locale: 'en-GB',
        userID: 'you',
        adaptiveCardsHostConfig: CARDS,
        activityStatusMiddleware: timestamps,
        styleOptions: {
          uploadAccept: '.pdf,.jpg,.jpeg,.png,.webp,.heic,.docx,.odt,.txt,.eml',
          sendAttachmentOn: 'send',
          primaryFont: 'system-ui, "Segoe UI", sans-serif',
          accent: '#14466b',
          bubbleBackground: '#eef3f7',
          bubbleFromUserBackground: '#14466b',
          bubbleFromUserTextColor: '#ffffff',
          bubbleBorderRadius: 6,
          bubbleFromUserBorderRadius: 6,
          bubbleMaxWidth: 640,
          subtle: '#4b5358',
          timestampColor: '#4b5358',
          sendBoxBorderTop: '1px solid #6f777b',
          suggestedActionLayout: 'flow',
          suggestedActionBorderRadius: 4,
          suggestedActionTextColor: '#14466b',
          sendBoxPlaceholderColor: '#4b5358',
        },
      },
      element,
    );
    setInterval(() => renew(chat.at), 10 * 60 * 1000);
  } catch {
    element.textContent = 'The chat cannot start just now. Please reload the page, or ring us.';
  }
}

async function renew(at) {
  const { token, conversationId } = JSON.parse(sessionStorage.getItem(`heard:${at}`));
  const renewed = await fetch(`${domain}/tokens/refresh`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  if (renewed.ok) keep(at, { ...(await renewed.json()), conversationId });
}

for (const chat of chats) start(chat);

document.getElementById('leave')?.addEventListener('click', (event) => {
  event.preventDefault();
  sessionStorage.clear();
  location.replace(event.currentTarget.href);
});

document.getElementById('next-day')?.addEventListener('click', async ({ currentTarget: button }) => {
  button.disabled = true;
  const moved = await fetch('/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (moved.ok) document.getElementById('today').textContent = (await moved.json()).today;
  button.disabled = false;
});
