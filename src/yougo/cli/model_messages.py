"""What `yougo propose` says."""

from yougo.translation import _

NOTHING_TO_ASK = _("{model} was asked for every name that is missing.")
TO_BE_ASKED = _(
    "To ask for {names}, yougo sends {model} {requests} with names and sentences of your documents: about "
    "{tokens} tokens."
)
ASK_MODEL = _("Ask the model?")
NAME_MODEL = _("Name a model: `yougo propose --model NAME`. `llm models` lists those that llm can ask.")
NOBODY_TO_ASK = _("Nothing was asked: nobody is there to answer. Give --yes.")
ASKING = _("Asking {model}")
ANSWERED = _("{model} proposes {fit} of {names}.")
UNCLEAR = _("The answers for {names} cannot be understood. Run the command again to ask for them.")
FORGOTTEN = _("What {model} proposed is forgotten: {names}. What you took of it stays.")
NOTHING_KEPT = _("No model has proposed anything in this workspace.")
NOTHING_KEPT_OF = _("{model} has proposed nothing in this workspace. These have: {models}.")
FORGET_ALONE = _("--forget takes no ID: it removes all that a model proposed.")
