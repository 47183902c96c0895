/** All features of a workspace, and what is asked of them as a whole. */
import type { Feature, Place, PlaceGroup } from './feature.ts';

export class Features {
  /** The daily ones first. */
  readonly places: readonly Place[];

  /** `list` in the order in which they are shown. */
  constructor(list: readonly Feature[]) {
    const all = list.flatMap(({ places = [] }) => places);
    const of = (wanted: PlaceGroup) => all.filter(({ group }) => group === wanted);
    this.places = [...of('main'), ...of('growth'), ...of('quiet')];
  }

  placesIn(wanted: PlaceGroup): readonly Place[] {
    return this.places.filter(({ group }) => group === wanted);
  }

  /** The place that `path` lies in, such as Goals for one goal. */
  placeAt(path: string): Place | undefined {
    return this.places.find((place) =>
      place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`),
    );
  }
}
