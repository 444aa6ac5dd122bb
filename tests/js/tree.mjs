// As much of a DOM as the DOM-free part of selection.js looks at.

export function text(data) {
  return { nodeType: 3, data, childNodes: [] };
}

export function element(...children) {
  return { nodeType: 1, childNodes: children, hasAttribute: () => false };
}

export function apart(...children) {
  return { ...element(...children), hasAttribute: (name) => name === "data-noanno" };
}

/** A range over text nodes listed in document order; `nodes` are all of the tree's. */
export function range(nodes, startContainer, startOffset, endContainer, endOffset) {
  const from = nodes.indexOf(startContainer);
  const to = nodes.indexOf(endContainer);
  return {
    startContainer,
    startOffset,
    endContainer,
    endOffset,
    comparePoint(node) {
      const at = nodes.indexOf(node);
      if (at < from) return -1;
      return at > to ? 1 : 0;
    },
  };
}
