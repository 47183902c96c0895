/** All features of a workspace, and what is asked of all of them together. */
import { allCollections, type CollectionName } from '@cairn/model/collections';
import { isId } from '@cairn/model/document';
import type { Fill } from '#lib/example/stage.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import type {
  Around,
  Beginning,
  Feature,
  Mentionable,
  Place,
  PlaceGroup,
  RecordKind,
  Search,
} from './feature.ts';

/** Changes that are the same for records of any kind. */
const OF_ANY_RECORD: Readonly<Record<string, string>> = {
  bin: 'delete',
  restore: 'restore',
  move: 'move',
  give: 'change owner of',
};

const PAGE = /^\/(?:[\w-]+(?:\/[\w@-]+)*)?$/;

/** A record's page, below the page of its collection: `/goals/…`, as an address or a path. */
const RECORD_PAGE = /^(?:\/w\/[\w-]+)?((?:\/[a-z-]+)+)\/([\w@-]{1,64})$/;

/** A record's page within the workspace. */
interface RecordPage {
  readonly path: string;
  readonly collection: CollectionName;
}

/** One feature's search, under the label of what it finds. */
export interface LabelledSearch extends Search {
  readonly label: string;
}

export class Features {
  readonly list: readonly Feature[];
  /** Everyday places first. */
  readonly places: readonly Place[];
  readonly #kinds: ReadonlyMap<CollectionName, RecordKind<never>>;

  /** `list` in display order. */
  constructor(list: readonly Feature[]) {
    this.list = list;
    const all = list.flatMap(({ places = [] }) => places);
    const of = (wanted: PlaceGroup) => all.filter(({ group }) => group === wanted);
    this.places = [...of('main'), ...of('growth'), ...of('quiet')];
    this.#kinds = new Map(
      list.flatMap(
        ({ records = {} }) => Object.entries(records) as [CollectionName, RecordKind<never>][],
      ),
    );
  }

  get begins(): readonly Beginning[] {
    return this.list.flatMap(({ begins = [] }) => begins);
  }

  /** The button for comments on any record, if a feature has one. */
  get comments(): Feature['comments'] {
    return this.list.find(({ comments }) => comments !== undefined)?.comments;
  }

  /** The same in a panel over the page. */
  get commentSheet(): Feature['commentSheet'] {
    return this.list.find(({ commentSheet }) => commentSheet !== undefined)?.commentSheet;
  }

  placesIn(wanted: PlaceGroup): readonly Place[] {
    return this.places.filter(({ group }) => group === wanted);
  }

  /** The place that `path` belongs to, for example Goals for one goal; one of its tabs can be elsewhere. */
  placeAt(path: string): Place | undefined {
    const isBelow = (place: string) =>
      place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`);
    return this.places.find(
      ({ path: place, tabs = [] }) => isBelow(place) || tabs.some((tab) => tab.path === path),
    );
  }

  /** The label of the page at `path`: its tab's, or its place's. */
  labelAt(path: string): string | undefined {
    const place = this.placeAt(path);
    return place?.tabs?.find((tab) => tab.path === path)?.label ?? place?.label;
  }

  /** Whether `path`, which may come from anyone, is a page of this workspace and nothing else. */
  isPage(path: string): boolean {
    return PAGE.test(path) && this.placeAt(path) !== undefined;
  }

  /** The collection whose records have pages below `path`. */
  collectionBelow(path: string): CollectionName | undefined {
    return [...this.#kinds].find(([, { opensAt }]) => opensAt === path)?.[0];
  }

  /** The path of a record's page within the workspace; `null` if it has none. */
  pathOf(session: WorkspaceSession, collection: CollectionName, id: string): string | null {
    const opensAt = this.#kinds.get(collection)?.opensAt;
    if (!isId(id)) return null;
    if (typeof opensAt !== 'function') return opensAt === undefined ? null : `${opensAt}/${id}`;
    const record = session[collection].get(id);
    return record === undefined ? null : opensAt(record as never, this.around(session));
  }

  /**
   * The record's page that a link in shared text leads to; `null` for any other link. A link copied
   * from a page starts with that page's own prefix, which differs between devices.
   */
  recordPage(link: unknown): RecordPage | null {
    const [, below = '', id = ''] = typeof link === 'string' ? (RECORD_PAGE.exec(link) ?? []) : [];
    const collection = this.collectionBelow(below);
    return collection === undefined ? null : { path: `${below}/${id}`, collection };
  }

  /** Puts a record on the agenda of the next meeting, and says so. */
  talkAbout(session: WorkspaceSession, collection: CollectionName, id: string): void {
    const kind = allCollections.find(({ name }) => name === collection);
    const record = session[collection].get(id);
    if (kind === undefined || record === undefined) return;
    const subject = { collection, id, text: kind.title(record) };
    for (const { talk } of this.list)
      void talk?.().then(({ talkAbout }) => talkAbout(session, subject));
  }

  around(session: WorkspaceSession): Around {
    return { session, pathOf: (collection, id) => this.pathOf(session, collection, id) };
  }

  /** Within a sentence: "Open the goal". */
  noun(collection: CollectionName): string {
    return withoutArticle(this.#wordsOf(collection).one);
  }

  /** To begin a sentence: "Goal restored." */
  one(collection: CollectionName): string {
    return capital(this.noun(collection));
  }

  /** As a heading: "Goals". */
  many(collection: CollectionName): string {
    const { heading, many } = this.#wordsOf(collection);
    return heading ?? capital(many);
  }

  /** For example "100,000 goals". */
  countOf(amount: number, collection: CollectionName): string {
    return `${amount.toLocaleString('en-GB')} ${this.#wordsOf(collection).many}`;
  }

  /** What undo and redo call a change: "Undid: rename goal." */
  changeWords(name: string): string {
    const said = this.list.map(({ changes }) => changes?.[name]).find(Boolean);
    return said ?? this.#wordsOfAny(name) ?? 'last change';
  }

  searches(): Promise<LabelledSearch[]> {
    return Promise.all(
      this.list.flatMap(({ search }) =>
        search === undefined
          ? []
          : [search.load().then((found) => ({ ...found, label: search.label }))],
      ),
    );
  }

  /** What an @ in notes offers, in display order. */
  async mentions(): Promise<Mentionable[]> {
    const loaded = await Promise.all(
      this.list.flatMap(({ mentions }) => (mentions === undefined ? [] : [mentions()])),
    );
    return loaded.flatMap((each) => each.mentions);
  }

  /** The features that have something to show on Today. */
  todayOf(session: WorkspaceSession): NonNullable<Feature['today']>[] {
    return this.list.flatMap(({ today }) => (today?.when(session) ? [today] : []));
  }

  examples(): Promise<Fill[]> {
    return Promise.all(
      this.list.flatMap(({ example }) =>
        example === undefined ? [] : [example().then(({ fill }) => fill)],
      ),
    );
  }

  #wordsOf(collection: CollectionName): RecordKind<never> {
    return this.#kinds.get(collection) ?? { one: collection, many: collection };
  }

  #wordsOfAny(name: string): string | undefined {
    const [record, verb] = name.split('.');
    const collection = allCollections.find((each) => each.record === record)?.name;
    const one = this.#kinds.get(collection as CollectionName)?.one;
    if (one === undefined) return undefined;
    const doing = OF_ANY_RECORD[verb ?? ''];
    return doing && `${doing} ${withoutArticle(one)}`;
  }
}

const withoutArticle = (words: string) => words.replace(/^an? /, '');

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
}
