/** The views whose time from the click to the picture is measured, and how each is reached and known. */

export interface View {
  readonly name: string;
  /** The place in the navigation where its link is. */
  readonly from: string;
  /** The link with that name in that navigation, or the first that the selector finds. */
  readonly press: { readonly link: string; readonly in: string } | { readonly first: string };
  /** What is on the page once the view is. */
  readonly shows: string;
}

// The list existed before views had names.
const LIST = '[data-view="list"], main li a[href*="/goals/"], main [data-new]';
export const WORKSPACE = 'Workspace';

const place = (name: string, link: string, shows: string): View => {
  return {
    name,
    from: link === 'Today' ? 'Goals' : 'Today',
    press: { link, in: WORKSPACE },
    shows,
  };
};

const goals = (link: string): View => {
  const name = link.toLowerCase();
  const press = { link, in: 'Ways to view the goals' };
  return { name, from: 'Goals', press, shows: `[data-view="${name}"]` };
};

const tab = (name: string, from: string, link: string, navigation: string, shows: string): View => {
  return { name, from, press: { link, in: navigation }, shows };
};

const page = (name: string, from: string, first: string, shows: string): View => {
  return { name, from, press: { first: `main ${first}` }, shows };
};

const current = (path: string) => `main a[aria-current=page][href$="${path}"]`;
/** The line below the list that adds to it. */
const adds = (label: string) => `main [data-adds] [aria-label^="${label}"]`;
const RECORD = 'main h1.sr-only';
const MEETING = '[data-view="meeting"]';
const NEXT = '[aria-label="The next meeting"] a';
const STILL_OPEN = '[aria-label="Still open from before"] li';
const SKILLS = 'Ways to view the skills';
const NETWORK = 'Ways to view the network';

export const VIEWS: readonly View[] = [
  place('list', 'Goals', LIST),
  ...['Tree', 'Tables', 'Board', 'Roadmap'].map(goals),
  place('meetings', 'Meetings', '[data-view="meetings"]'),
  page('a meeting', 'Meetings', 'section:has(h2:text-is("Past")) li > a', MEETING),
  // One topic in ten is still open, and comes up there.
  page('the next meeting with 300 open topics', 'Meetings', NEXT, `${MEETING}:has(${STILL_OPEN})`),
  place('skills', 'Skills', current('/skills')),
  tab('table', 'Skills', 'Table', SKILLS, current('/skills/table')),
  tab('over time', 'Skills', 'Over time', SKILLS, current('/time')),
  tab('market', 'Skills', 'Market', SKILLS, current('/market')),
  place('learning', 'Learning', current('/learning')),
  tab('experience', 'Learning', 'Experience', 'Learning and experience', current('/experience')),
  place('network', 'Network', adds('Add a contact')),
  tab('the table of contacts', 'Network', 'Table', NETWORK, 'main [role=grid]'),
  tab('events', 'Network', 'Events', NETWORK, adds('Add an event')),
  page('a contact', 'Network', 'li a[href*="/network/"]', RECORD),
  place('my week', 'My week', 'main [data-begins=habit]'),
  place('my week’s habits', 'My week', 'main [data-days]'),
  page('a habit', 'My week', 'li a[href*="/week/habits/"]', RECORD),
  place('reviews', 'Reviews', 'main [aria-label="Reviews to write now"]'),
  page('a review', 'Reviews', 'li a[href*="/reviews/"]', 'main section h3'),
  page('a year', 'Reviews', 'a[href*="/reviews/year"]', 'main section[aria-labelledby^="year-"]'),
  place('today', 'Today', 'main a[href$="/week"]'),
];
