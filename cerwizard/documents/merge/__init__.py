"""A document people edited, brought up to date without losing a word of theirs."""

from cerwizard.documents.merge.merge import merge
from cerwizard.documents.merge.package import CannotMerge
from cerwizard.documents.merge.report import Report

__all__ = ["CannotMerge", "Report", "merge"]
