"""Addresses of the suggested pairs."""

from django.urls import path

from mentoring.views import match_wishes, matching, sympathy

urlpatterns = [
    path("mentees/<int:pk>/suggest/", matching.MenteeSuggest.as_view(), name="mentee_suggest"),
    path("pairs/suggest/", matching.MatchDraft.as_view(), name="match_draft"),
    path("pairs/wishes/", match_wishes.WishList.as_view(), name="match_wishes"),
    path("pairs/wishes/<int:pk>/remove/", match_wishes.WishRemove.as_view(), name="match_wish_remove"),
    path("pairs/weights/", match_wishes.WeightsEdit.as_view(), name="match_weights"),
    path("pairs/weights/reset/", match_wishes.WeightsReset.as_view(), name="match_weights_reset"),
    path("pairs/sympathies/", sympathy.SympathyList.as_view(), name="sympathies"),
    path("pairs/sympathies/ask/", sympathy.SympathyAsk.as_view(), name="sympathies_ask"),
    path("pairs/sympathies/<int:pk>/", sympathy.SympathyAnswer.as_view(), name="sympathy_answer"),
]
