"""The addresses of the plan and of the topics, below ``/desk/``."""

from __future__ import annotations

from django.urls import path

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.desk.plan import checklist, hand, hour, links, pages, pipeline, speaker, topics

urlpatterns = [
    path("plan/", pipeline.pipeline, name="desk-pipeline"),
    path("plan/swap/", pipeline.swap, name="desk-plan-swap"),
    path("plan/speakers/new/", speaker.new, name="desk-speaker-new"),
    path("plan/speakers/<slug:uid>/", speaker.one, name="desk-speaker"),
    path("plan/speakers/<slug:uid>/details/", speaker.details, name="desk-speaker-details"),
    path("plan/speakers/<slug:uid>/ask/", links.ask, name="desk-speaker-ask"),
    path("plan/speakers/<slug:uid>/renew/", links.renew, name="desk-speaker-renew"),
    path("plan/speakers/<slug:uid>/agreement/", links.agreement, name="desk-speaker-agreement"),
    path("plan/speakers/<slug:uid>/proposal/", links.proposal, name="desk-speaker-proposal"),
    path("plan/speakers/<slug:uid>/deck", links.deck, name="desk-speaker-deck"),
    path("plan/speakers/<slug:uid>/photo", links.photo, name="desk-speaker-photo"),
    path("plan/speakers/<slug:uid>/forget/", speaker.forget, name="desk-speaker-forget"),
    path("topics/", topics.topics, name="desk-topics"),
    path("topics/<int:pk>/", topics.topic, name="desk-topic"),
    path("topics/<int:pk>/remove/", topics.remove, name="desk-topic-remove"),
    path("<month:month>/plan/", pages.plan, name="desk-plan"),
    path("<month:month>/plan/hour/", hour.hour, name="desk-plan-hour"),
    path("<month:month>/plan/hour/clone/", hour.clone, name="desk-plan-clone"),
    path("<month:month>/plan/tick/", checklist.tick, name="desk-plan-tick"),
    path("<month:month>/plan/tasks/", checklist.add, name="desk-plan-task"),
    path("<month:month>/plan/tasks/remove/", checklist.remove, name="desk-plan-task-remove"),
    path("<month:month>/plan/tile.png", hand.square, name="desk-plan-tile"),
    path("<month:month>/plan/tile-wide.png", hand.wide, name="desk-plan-tile-wide"),
    path("<month:month>/plan/slides.pptx", hand.slides, name="desk-plan-slides"),
]
