"""What every organization starts with follows its files, and touches nothing that was written since."""

from programs.models import Plan
from setup.reference import load_reference


def test_a_plan_of_the_library_follows_its_file(db):
    load_reference()
    plan = Plan.objects.library().get(code="sample-pair-roadmap")
    before = [row.texts for row in plan.rows.all()]
    plan.rows.filter(position=1).update(activity="Как было раньше")
    plan.rows.filter(position=2).delete()
    load_reference()
    assert [row.texts for row in plan.rows.all()] == before


def test_loading_again_leaves_the_rows(db):
    load_reference()
    keys = set(Plan.objects.library().values_list("rows__pk", flat=True))
    load_reference()
    assert set(Plan.objects.library().values_list("rows__pk", flat=True)) == keys
