/**
 * When Chrome or Edge translates a page, it replaces each text by a <font> with other words.
 * Whatever is written into the original text afterwards would never be seen; this puts it back in
 * its place, where the browser translates it again.
 */

/** Works until the returned function is called. */
export function followTranslation(root: Node): () => void {
  const translations = new WeakMap<Node, HTMLElement>();
  const written = new MutationObserver((records) => {
    for (const { target } of records) {
      const translation = translations.get(target);
      translations.delete(target);
      if (translation?.isConnected) translation.replaceWith(target);
    }
  });
  const translated = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const text of removedNodes) {
        if (!(text instanceof Text)) continue;
        const translation = [...addedNodes, previousSibling, nextSibling].find(isTranslation);
        // An editable text is the editor's to put right.
        if (translation === undefined || translation.isContentEditable) continue;
        translations.set(text, translation);
        written.observe(text, { characterData: true });
      }
    }
  });
  translated.observe(root, { childList: true, subtree: true });
  return () => {
    translated.disconnect();
    written.disconnect();
  };
}

function isTranslation(node: Node | null): node is HTMLElement {
  return node instanceof HTMLElement && node.localName === 'font';
}
