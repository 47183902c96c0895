/** What icons are made of: made once, then copied, since a long list has hundreds of them. */

/** One SVG element; its attributes are numbers and paths. */
export type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>];

const made = new Map<readonly Shape[], DocumentFragment>();

/** A copy of the SVG elements that `drawing` lists. */
export function shapesOf(drawing: readonly Shape[]): Node {
  let shapes = made.get(drawing);
  if (shapes === undefined) {
    shapes = new DocumentFragment();
    shapes.append(...drawing.map(elementOf));
    made.set(drawing, shapes);
  }
  return shapes.cloneNode(true);
}

/** Not parsed from markup: the page's policy takes none from code of ours. */
function elementOf([tag, attributes]: Shape): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
