"""Reads of planning: the pipeline, what is missing, the hour, the checklist, topics, and whether a month is ready."""

from kindling.planning.queries.agreements import missing, refused_since, waiting
from kindling.planning.queries.checklist import TaskShown, checklist, late_tasks
from kindling.planning.queries.news import told_of_swap
from kindling.planning.queries.pipeline import PlannedMonth, ideas, planned_months, speakings_of
from kindling.planning.queries.questions import QuestionShown, questions_shown
from kindling.planning.queries.readiness import Hour, Readiness, hour_of, missing_besides, readiness
from kindling.planning.queries.topics import TALKED, TopicShown, desk_topics, shown_topics, status_of

__all__ = [
    "TALKED",
    "Hour",
    "PlannedMonth",
    "QuestionShown",
    "Readiness",
    "TaskShown",
    "TopicShown",
    "checklist",
    "desk_topics",
    "hour_of",
    "ideas",
    "late_tasks",
    "missing",
    "missing_besides",
    "planned_months",
    "questions_shown",
    "readiness",
    "refused_since",
    "shown_topics",
    "speakings_of",
    "status_of",
    "told_of_swap",
    "waiting",
]
