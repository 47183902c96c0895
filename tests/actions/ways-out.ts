/**
 * The ways by which script on a page, or its markup, could make the browser contact another server.
 * Each is a piece of script that requests the address `to`.
 */
const add = (tag: string, attributes: string, parent = 'document.body') =>
  `const added = document.createElement('${tag}');
   for (const [name, value] of Object.entries(${attributes})) added.setAttribute(name, value);
   ${parent}.append(added);`;

const link = (attributes: string) => add('link', attributes, 'document.head');

const style = (css: string) => `const added = document.createElement('style');
   added.textContent = \`${css}\`;
   document.head.append(added);`;

const sheet = (css: string) => `const added = new CSSStyleSheet();
   added.replaceSync(\`${css}\`);
   document.adoptedStyleSheets.push(added);`;

export const WAYS_OUT: Readonly<Record<string, string>> = {
  stylesheet: link(`{ rel: 'stylesheet', href: to }`),
  'preload-image': link(`{ rel: 'preload', as: 'image', href: to }`),
  'preload-style': link(`{ rel: 'preload', as: 'style', href: to }`),
  'preload-font': link(`{ rel: 'preload', as: 'font', crossorigin: '', href: to }`),
  'preload-fetch': link(`{ rel: 'preload', as: 'fetch', crossorigin: '', href: to }`),
  modulepreload: link(`{ rel: 'modulepreload', href: to }`),
  prefetch: link(`{ rel: 'prefetch', href: to }`),
  icon: link(`{ rel: 'icon', href: to }`),

  'style-import': style('@import url(${to});'),
  'style-background': style('body { background-image: url(${to}) }'),
  'rule-import': `const ours = [...document.styleSheets].find(({ href }) => href !== null);
    ours.insertRule(\`@import url(\${to})\`, 0);`,
  'sheet-background': sheet('body { background-image: url(${to}) }'),
  'sheet-cursor': sheet('body { cursor: url(${to}), auto }'),
  'sheet-font': sheet('@font-face { font-family: f; src: url(${to}) } body { font-family: f }'),
  'style-attribute': add('p', '{ style: `background-image: url(${to})` }'),
  'style-property':
    'document.body.style.listStyleImage = `url(${to})`; document.body.style.display = "list-item";',
  'font-face': 'void new FontFace("f", `url(${to})`).load().catch(() => undefined);',

  image: add('img', '{ src: to }'),
  'image-set': add('img', '{ srcset: `${to} 1x` }'),
  'image-never-shown': 'new Image().src = to;',
  'image-button': add('input', "{ type: 'image', src: to }"),
  'table-background': add('table', '{ background: to }'),
  poster: add('video', '{ poster: to }'),
  video: add('video', "{ src: to, preload: 'auto' }"),
  audio: add('audio', "{ src: to, preload: 'auto' }"),
  object: add('object', '{ data: to }'),
  embed: add('embed', '{ src: to }'),
  frame: add('iframe', '{ src: to }'),
  'frame-within': add('iframe', '{ srcdoc: `<img src="${to}">` }'),
  'frame-empty': `${add('iframe', '{}')}
    const inside = added.contentDocument;
    inside.addEventListener('securitypolicyviolation', (event) => {
      document.dispatchEvent(new SecurityPolicyViolationEvent(event.type, event));
    });
    const image = inside.createElement('img');
    image.src = to;
    inside.body.append(image);`,
  markup: 'document.body.insertAdjacentHTML("beforeend", `<img src="${to}">`);',

  script: add('script', '{ src: to }'),
  'script-inline':
    'const added = document.createElement("script"); added.textContent = `void fetch("${to}")`; document.body.append(added);',
  'script-handler': add('img', '{ src: "data:,", onerror: `void fetch("${to}")` }'),
  'script-late': 'setTimeout(`void fetch("${to}")`, 0);',
  module: 'void import(to).catch(() => undefined);',
  worker: 'new Worker(URL.createObjectURL(new Blob([`importScripts("${to}")`])));',
  'shared-worker': 'new SharedWorker(URL.createObjectURL(new Blob([`importScripts("${to}")`])));',

  fetch: 'void fetch(to).catch(() => undefined);',
  'fetch-kept-alive':
    'void fetch(to, { mode: "no-cors", keepalive: true, method: "POST", body: "x" }).catch(() => undefined);',
  request: 'const asked = new XMLHttpRequest(); asked.open("POST", to); asked.send("x");',
  beacon: 'navigator.sendBeacon(to, "x");',
  'event-source': 'new EventSource(to);',
  'web-socket': 'new WebSocket(to.replace("http:", "ws:"));',
  cache: 'void caches.open("x").then((cache) => cache.add(to)).catch(() => undefined);',
  ping: `${add('a', '{ href: `#${Date.now()}`, ping: to }')} added.click();`,
  form: `${add('form', "{ action: to, method: 'post', target: '_blank' }")} added.submit();`,
  base: `${add('base', '{ href: to }', 'document.head')} new Image().src = to.replace(/.*\\//, '');`,
};
