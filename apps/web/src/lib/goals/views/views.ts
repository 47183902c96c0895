/** The different views of the goals, each with an address of its own. */
export interface GoalView {
  /** The path within the workspace, for example `/goals/tree`. */
  readonly path: string;
  readonly label: string;
}

export const GOAL_VIEWS: readonly GoalView[] = [
  { path: '/goals', label: 'List' },
  { path: '/goals/tree', label: 'Tree' },
  { path: '/goals/tables', label: 'Tables' },
  { path: '/goals/board', label: 'Board' },
  { path: '/goals/roadmap', label: 'Roadmap' },
];
