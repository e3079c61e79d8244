"""Fields and wording of the pages about people."""

from sightline.people.forms.add import AddForm
from sightline.people.forms.details import DETAIL_FORMS, ParticularsForm
from sightline.people.forms.matches import DecisionForm
from sightline.people.forms.relationships import RelationshipForm
from sightline.people.forms.restrict import LiftForm, NameForm, RestrictForm
from sightline.people.forms.search import SearchForm

__all__ = [
    "DETAIL_FORMS",
    "AddForm",
    "DecisionForm",
    "LiftForm",
    "NameForm",
    "ParticularsForm",
    "RelationshipForm",
    "RestrictForm",
    "SearchForm",
]
