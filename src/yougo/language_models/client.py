"""Asks a model by the package llm (Apache licence), which has plugins for most models, local ones too."""

from types import ModuleType
from typing import Any

from yougo import installing
from yougo.language_models.requests import SCHEMA, SYSTEM
from yougo.proposal_errors import NoModels, SilentModel, UnknownModel


class Model:
    """One model, found by the name that llm has for it."""

    def __init__(self, name: str) -> None:
        """Find the model.

        Raises:
            NoModels: llm is not installed.
            UnknownModel: it knows no such model.
        """
        library = _library()
        try:
            self._model: Any = library.get_model(name)
        except library.UnknownModelError:
            raise UnknownModel(name=name) from None
        self.name = str(self._model.model_id)

    def ask(self, prompt: str) -> str:
        """The model's answer.

        Raises:
            SilentModel: it gave none, for whatever reason.
        """
        schema = SCHEMA if self._model.supports_schema else None
        try:
            return str(self._model.prompt(prompt, system=SYSTEM, schema=schema, stream=False).text())
        except Exception as error:  # noqa: BLE001 - each plugin has errors of its own
            reason = " ".join(str(error).split()) or type(error).__name__
            raise SilentModel(name=self.name, reason=reason.rstrip(".")) from None


def _library() -> ModuleType:
    try:
        import llm  # noqa: PLC0415 - slow to import, and an extra that few installations have
    except ImportError:
        raise NoModels(command=installing.command("llm")) from None
    return llm
