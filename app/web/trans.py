"""``{% trans %}`` that is translated when a template is compiled, not each time it is shown."""

from __future__ import annotations

import re
from gettext import NullTranslations

from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension
from jinja2.parser import Parser

_POLICY = "basis.translations"
_FIELD = re.compile(r"%\((\w+)\)s|%%")


class Trans(InternationalizationExtension):
    """Jinja's extension, for an environment that speaks one language.

    A card says a dozen messages and a page may have a thousand cards: looking each up anew took a
    tenth of the time of such a page.  Only what depends on a count is looked up when it is shown.
    """

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """The nodes of a ``trans`` block."""
        found = super().parse(parser)
        if not isinstance(found, nodes.Output):
            return found
        call = found.nodes[0]
        if not (isinstance(call, nodes.Call) and _name(call) == "gettext" and len(call.args) == 1):
            return found
        told = self.environment.policies[_POLICY].gettext(call.args[0].as_const())
        return nodes.Output(_parts(told, call.kwargs), lineno=found.lineno)


def install(env: Environment, translations: NullTranslations) -> None:
    """Give an environment the block and the functions; what it has compiled is forgotten."""
    env.policies[_POLICY] = translations
    env.policies["ext.i18n.trimmed"] = True
    env.add_extension(Trans)
    env.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    if env.cache is not None:
        env.cache.clear()


def _name(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _parts(told: str, fields: list[nodes.Keyword]) -> list[nodes.Expr]:
    """A message as HTML and what is filled in, which Jinja escapes where it is no HTML."""
    values = {each.key: each.value for each in fields}
    parts: list[nodes.Expr] = []
    at = 0
    for found in _FIELD.finditer(told):
        parts.append(nodes.TemplateData(told[at : found.start()]))
        parts.append(values[found[1]] if found[1] else nodes.TemplateData("%"))
        at = found.end()
    return [*parts, nodes.TemplateData(told[at:])]
