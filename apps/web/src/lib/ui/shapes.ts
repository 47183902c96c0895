/** What icons are made of: read once, then copied, since a long list has hundreds of them. */

const read = new Map<string, DocumentFragment>();

/** A copy of the SVG shapes that `drawing` writes. */
export function shapesOf(drawing: string): Node {
  let shapes = read.get(drawing);
  if (shapes === undefined) {
    const ground = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    ground.innerHTML = drawing;
    shapes = new DocumentFragment();
    shapes.append(...ground.children);
    read.set(drawing, shapes);
  }
  return shapes.cloneNode(true);
}
