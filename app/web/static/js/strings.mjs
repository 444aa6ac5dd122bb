// Every word that a script says: in one place, ready for another language.

export const STRINGS = {
  lost: "Basis does not answer. Is it still running? Nothing was saved.",
  saved: "Saved.",
  saving: "Saving.",
  selectFirst: "Select a passage first: with the mouse, or with j, k and the arrow keys.",
  nothingLeft: "Nothing is left to decide in this article.",
  noCard: "No card has the focus. Press n for the next proposal, or ] for the next card.",
  shown: (count) => (count === 1 ? "1 card is shown." : `${count} cards are shown.`),
  close: "Close",
  closeTitle: "Close (Esc)",
  besideLabel: "Beside the article",
  options: "Authorities that fit",
};
