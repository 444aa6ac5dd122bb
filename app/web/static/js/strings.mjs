// Every word that a script says: in one place, in the language that the page is in.

const told = globalThis.document?.querySelector('meta[name="basis-wording"]')?.content;
const wording = told ? JSON.parse(told) : {};
const gettext = (message) => wording[message] ?? message;

export const STRINGS = {
  lost: gettext("Basis does not answer. Is it still running? Nothing was saved."),
  saved: gettext("Saved."),
  saving: gettext("Saving."),
  selectFirst: gettext("Select a passage first: with the mouse, or with j, k and the arrow keys."),
  nothingLeft: gettext("Nothing is left to decide in this article."),
  noCard: gettext("No card has the focus. Press n for the next proposal, or ] for the next card."),
  shown: (count) =>
    count === 1
      ? gettext("1 card is shown.")
      : gettext("%(num)s cards are shown.").replace("%(num)s", count),
  close: gettext("Close"),
  closeTitle: gettext("Close (Esc)"),
  besideLabel: gettext("Beside the article"),
  options: gettext("Authorities that fit"),
};
