/**
 * One open workspace: owns its document, tables, history, presence and sync, and closes them all.
 */
import { type CollectionName, collections } from '@cairn/model/collections';
import {
  arrivedSince,
  type CollectionShape,
  createDoc,
  History,
  isNewer,
  metaOf,
  nextRedo,
  nextUndo,
  ownClients,
  ProseHistory,
  readMeta,
  redoLatest,
  rootOf,
  type Step,
  type StepHistory,
  StepNumbers,
  type TakenBack,
  undoLatest,
  type WorkspaceMeta,
  type Writer,
  type Writing,
} from '@cairn/model/document';
import { type Anchor, type Message, subjectOf, type Thread } from '@cairn/model/feedback';
import type { CheckIn, Goal, Obstacle } from '@cairn/model/goals';
import type { AgendaItem, Commitment, Decision, TopicTime } from '@cairn/model/meetings';
import type { Person } from '@cairn/model/people';
import type { Day, PersonId } from '@cairn/model/shared';
import type { Task } from '@cairn/model/tasks';
import { TAB_ORIGIN } from '@cairn/sealed';
import * as Y from 'yjs';
import { keepsInvitations } from '#lib/device/invitations.svelte.ts';
import { hasUseToTell } from '#lib/device/joinings.ts';
import { accessOf, linkInUse } from '#lib/device/links.ts';
import { readKnown, readSeen, writeKnown, writeSeen } from '#lib/device/notes-to-self.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { Presence } from '#lib/presence/presence.svelte.ts';
import { Index } from '#lib/reactivity/table-index.svelte.ts';
import { askToKeep } from '#lib/storage/ask-to-keep.ts';
import { documentDatabase } from '#lib/storage/database-names.ts';
import { type DeviceStorage, isLoading, openStorage } from '#lib/storage/device-storage.ts';
import { shareBetweenTabs } from '#lib/sync/tabs.ts';
import type { WorkspaceConnection } from '#lib/sync/workspace-connection.ts';
import { Clock } from './clock.svelte.ts';
import type { InvitationKeeper } from './invitation-keeper.svelte.ts';
import { Met } from './met.svelte.ts';
import { randomBytes } from './random.ts';
import type { Reach } from './reach.ts';
import { SyncState } from './sync-state.svelte.ts';
import { EveryTable } from './tables.ts';

export class WorkspaceSession extends EveryTable {
  readonly key: string;
  /** Opened from this device alone: nothing is sent or received. */
  readonly safe: boolean;
  /** Observers read everything and change nothing. */
  readonly isObserver: boolean;
  readonly doc: Y.Doc;
  readonly writer: Writer;
  readonly presence: Presence;
  readonly sync: SyncState;

  /** The goals directly below a goal. */
  readonly childrenOf: Index<Goal>;
  readonly stepsOf: Index<Task>;
  readonly actionsOf: Index<Task>;
  readonly agendaOf: Index<AgendaItem>;
  /** By topic. */
  readonly topicTimesOf: Index<TopicTime>;
  readonly decisionsOf: Index<Decision>;
  readonly commitmentsOf: Index<Commitment>;
  readonly messagesOf: Index<Message>;
  readonly checkInsOf: Index<CheckIn>;
  readonly obstaclesOf: Index<Obstacle>;

  readonly #threadsAbout: Index<Thread>;
  readonly #opened: WorkspaceEntry;
  readonly #clock = new Clock();
  readonly #history: History;
  readonly #steps = new StepNumbers();
  readonly #proseHistories = new Map<Y.Text, ProseHistory>();
  readonly #storage: DeviceStorage;
  readonly #connection: WorkspaceConnection | null;
  readonly #met: Met;
  readonly #stopTending: () => void;
  readonly #stopSharing: () => void;
  /** Receipts are expected from the people who are in the workspace now. */
  #stopRefreshing = () => {};
  readonly #seen: ReadonlyMap<number, number> | null;
  #opening: Promise<InvitationKeeper> | null = null;
  #keeper = $state.raw<InvitationKeeper | null>(null);
  readonly #known: ReadonlyMap<number, number>;
  #meta: WorkspaceMeta = $state.raw({ id: null, name: '', schemaVersion: 1, startedAt: null });
  #canWrite = $state(true);
  #undoName = $state.raw<string | null>(null);
  #redoName = $state.raw<string | null>(null);

  /**
   * Loads what the device has stored, then connects to the relay unless `safe`. Resolves once the
   * stored document is loaded.
   */
  static async open(
    entry: WorkspaceEntry,
    { safe = false }: { readonly safe?: boolean } = {},
  ): Promise<WorkspaceSession> {
    const doc = createDoc();
    const sync: SyncState = new SyncState((person) => session.nameOf(person), safe);
    const storage = openStorage(documentDatabase(entry.key), doc, sync.storageIs);
    const link = safe ? null : linkInUse(entry);
    const [reach, safeEdits] = await Promise.all([
      link === null ? null : import('./reach.ts').then(({ Reach }) => Reach.open(entry, link)),
      safe ? import('./safe-edits.ts') : null,
      storage.loaded,
    ]);
    safeEdits?.noteSafeEdits(entry, doc, isLoading);
    const session: WorkspaceSession = new WorkspaceSession(entry, doc, storage, sync, reach, safe);
    return session;
  }

  private constructor(
    entry: WorkspaceEntry,
    doc: Y.Doc,
    storage: DeviceStorage,
    sync: SyncState,
    reach: Reach | null,
    safe: boolean,
  ) {
    const seen = readSeen(entry.key);
    const known = readKnown(entry.key) ?? seen ?? new Map<number, number>();
    super(doc, known);
    this.key = entry.key;
    this.#opened = entry;
    this.safe = safe;
    this.isObserver = entry.link !== null && accessOf(entry.link) === 'read';
    this.doc = doc;
    this.sync = sync;
    if (storage.broken > 0) sync.lost('broken');
    // A workspace is registered only after it was saved, so an empty document is a loss. What it
    // says of itself proves nothing: anyone with the link can delete that.
    else if (!safe && storage.state.kind === 'saved' && doc.store.clients.size === 0)
      sync.lost('evicted', reach?.forgetOutgoing() ?? 0);
    if (sync.loss !== null) reach?.leaveLane();
    this.#storage = storage;
    this.writer = { doc, person: entry.person, now: Date.now, random: randomBytes };
    this.presence = new Presence(
      doc,
      entry.person,
      (person) => this.person(person)?.role === 'observer',
    );
    this.#seen = seen;
    this.#known = known;

    this.childrenOf = new Index(this.goals, ({ parent }) => (parent === null ? [] : [parent]));
    this.stepsOf = new Index(this.tasks, ({ goal }) => (goal === null ? [] : [goal]));
    this.actionsOf = new Index(this.tasks, ({ meetings }) => meetings);
    this.agendaOf = new Index(this.agendaItems, ({ meetings }) => meetings);
    this.topicTimesOf = new Index(this.topicTimes, ({ topic }) => (topic === null ? [] : [topic]));
    const inMeeting = ({ meeting }: Decision | Commitment) => (meeting === null ? [] : [meeting]);
    this.decisionsOf = new Index(this.decisions, inMeeting);
    this.commitmentsOf = new Index(this.commitments, inMeeting);
    this.messagesOf = new Index(this.messages, ({ thread }) => [thread]);
    this.checkInsOf = new Index(this.checkIns, ({ goal }) => (goal === null ? [] : [goal]));
    this.obstaclesOf = new Index(this.obstacles, ({ goal }) => (goal === null ? [] : [goal]));
    this.#threadsAbout = new Index(this.threads, ({ anchor }) => [subjectOf(anchor)]);

    const own = ownClients(doc);
    this.#history = new History(doc, Object.values(collections), Date.now, {
      numbers: this.#steps,
      personOf: (client) => (own.has(client) ? entry.person : this.presence.personOf(client)),
    });
    this.#history.subscribe(this.#readHistory);
    metaOf(doc).observe(this.#readMeta);
    this.#readMeta();

    // In safe mode, what other tabs receive from the relay stays out too.
    this.#stopSharing = safe
      ? () => {}
      : shareBetweenTabs(`cairn/${entry.key}`, doc, TAB_ORIGIN, isLoading);
    this.#connection = reach && this.#connect(reach);
    this.#stopTending = reach?.tendRooms({ doc, sync }) ?? (() => {});
    this.#met = new Met(entry.key, this.presence, (person) => this.people.has(person));
    if (reach && (keepsInvitations(entry.key) || hasUseToTell(entry.key))) void this.inviting();
    askToKeep(doc);
    addEventListener('pagehide', this.#rememberVisit);
  }

  /** What this device has stored about the workspace, up to date. */
  get entry(): WorkspaceEntry {
    return device.find(this.key) ?? this.#opened;
  }

  get me(): PersonId {
    return this.#opened.person;
  }

  /**
   * The document claims to be a different workspace from the one that was opened on this device.
   */
  get claimsOtherId(): boolean {
    const { workspace } = this.#opened;
    return workspace !== null && this.#meta.id !== null && this.#meta.id !== workspace;
  }

  /**
   * Goals and their steps are the mentee's; without exactly one mentee, new steps have no owner.
   */
  get ownerOfNewSteps(): PersonId | null {
    const mentees = this.people.all.filter(({ role }) => role === 'mentee');
    return mentees.length === 1 ? (mentees[0]?.id ?? null) : null;
  }

  get meta(): WorkspaceMeta {
    return this.#meta;
  }

  /**
   * False for observers, and if a newer version of Cairn has changed the document in ways this one
   * doesn't know.
   */
  get canWrite(): boolean {
    return this.#canWrite && !this.isObserver;
  }

  /** When other people were last here or heard from, in milliseconds since 1970. */
  get met(): ReadonlyMap<PersonId, number> {
    return this.#met.at;
  }

  /**
   * Whether a change of link skips the old room: in safe mode, unless this device may lack
   * something in it.
   */
  get leavesOldRoomBehind(): boolean {
    return this.safe && this.#storage.broken === 0;
  }

  get today(): Day {
    return this.#clock.today;
  }

  get now(): number {
    return this.#clock.now;
  }

  get undoName(): string | null {
    return this.#undoName;
  }

  get redoName(): string | null {
    return this.#redoName;
  }

  /** Changes after every step made, in notes as elsewhere. */
  get lastMade(): number {
    return this.#steps.lastMade;
  }

  /** Starts a piece of writing in one place, which Esc takes back as one step. */
  beginWriting(): Writing {
    return this.#history.beginWriting();
  }

  /** Runs `edit` as one step, which `takeBack` can undo; `step` is `null` if nothing changed. */
  step<R>(edit: () => R): { readonly result: R; readonly step: Step | null } {
    return this.#history.step(edit);
  }

  /** Makes what `run` changes, in rich texts too, one step of undo. */
  together<R>(run: () => R): R {
    return this.#steps.together(run);
  }

  takeBack(step: Step): TakenBack {
    return this.canWrite ? this.#history.takeBack(step) : { ok: false, reason: 'readOnly' };
  }

  undo(): string | null {
    return this.canWrite ? undoLatest(this.#histories(), this.#steps) : null;
  }

  redo(): string | null {
    return this.canWrite ? redoLatest(this.#histories(), this.#steps) : null;
  }

  /** Undo and redo of one rich text, kept from its first opening until the workspace is closed. */
  proseHistory(text: Y.Text): ProseHistory {
    let history = this.#proseHistories.get(text);
    if (history === undefined) {
      history = new ProseHistory(text, this.#steps, this.#readHistory);
      this.#proseHistories.set(text, history);
    }
    return history;
  }

  #histories(): StepHistory[] {
    return [this.#history, ...this.#proseHistories.values()];
  }

  /** The address of a page of this workspace; `path` for example `/goals`. */
  href(path: string): string {
    return `/w/${this.key}${path === '/' ? '' : path}`;
  }

  person(id: PersonId | null): Person | undefined {
    return id === null ? undefined : this.people.get(id);
  }

  /** The threads about one record, in no particular order; depends on those alone. */
  threadsOn(kind: Anchor['kind'], id: string): readonly Thread[] {
    return this.#threadsAbout.of(subjectOf({ kind, id }));
  }

  nameOf(id: PersonId | null, unnamed = 'Someone'): string {
    return this.person(id)?.name || unnamed;
  }

  /**
   * True for what arrived after this device's last visit ended. On the first visit nothing counts
   * as new.
   */
  arrivedSinceLastVisit(collection: CollectionShape, id: string): boolean {
    return this.#seen !== null && arrivedSince(this.doc, collection, id, this.#seen);
  }

  /** The collections with more records than are shown. */
  get overfull(): readonly CollectionName[] {
    const names = Object.keys(collections) as CollectionName[];
    return names.filter((name) => this[name].leftOut.size > 0);
  }

  /** Resolves to true once everything is committed on this device. */
  flush(): Promise<boolean> {
    return this.#storage.flush();
  }

  /** Looks after this device's invitations. Loaded on demand: most visits have none. */
  inviting(): Promise<InvitationKeeper> {
    this.#opening ??= import('./invitation-keeper.svelte.ts').then(
      ({ InvitationKeeper }) => (this.#keeper = new InvitationKeeper(this)),
    );
    return this.#opening;
  }

  /** The result of `inviting`; `null` until it was called and has loaded. */
  get keeper(): InvitationKeeper | null {
    return this.#keeper;
  }

  async dispose(): Promise<void> {
    this.#rememberVisit();
    removeEventListener('pagehide', this.#rememberVisit);
    this.#clock.dispose();
    this.#met.dispose();
    this.#stopTending();
    void this.#opening?.then((keeper) => keeper.dispose());
    this.#stopSharing();
    await this.#connection?.close();
    this.presence.dispose();
    this.#history.dispose();
    for (const history of this.#proseHistories.values()) history.dispose();
    metaOf(this.doc).unobserve(this.#readMeta);
    this.#stopRefreshing();
    for (const name of Object.keys(collections) as CollectionName[]) this[name].dispose();
    await this.#storage.close();
    this.doc.destroy();
  }

  #connect(reach: Reach): WorkspaceConnection {
    const connection = reach.connect({
      doc: this.doc,
      presence: this.presence,
      committed: () => this.#storage.flush(),
      onstatus: this.sync.statusIs,
      expected: () =>
        this.people.all
          .filter(({ id, role }) => role !== 'observer' && id !== this.me)
          .map(({ id }) => id),
    });
    this.sync.goesBy(connection);
    const everyone = rootOf(this.doc, collections.people);
    const refresh = () => connection.refresh();
    everyone.observe(refresh);
    this.#stopRefreshing = () => everyone.unobserve(refresh);
    return connection;
  }

  readonly #rememberVisit = () => {
    writeSeen(this.key, Y.encodeStateVector(this.doc));
    const known = new Map(this.#known);
    for (const client of ownClients(this.doc))
      known.set(client, Y.getState(this.doc.store, client));
    writeKnown(this.key, this.overfull.length === 0 ? null : known);
  };

  readonly #readMeta = () => {
    this.#meta = readMeta(this.doc);
    this.#canWrite = !isNewer(this.doc);
  };

  readonly #readHistory = () => {
    this.#undoName = nextUndo(this.#histories());
    this.#redoName = nextRedo(this.#histories(), this.#steps);
  };
}
