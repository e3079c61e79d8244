"""A file of pupils, and why it is taken back."""

from sightline.core.forms import FileField, Form, LongTextField
from sightline.education.file_rows import MOST_BYTES


class FileForm(Form):
    """A file of pupils, one row a pupil."""

    file = FileField(label="File with commas (CSV)", accept=".csv,text/csv", most=MOST_BYTES)


class TakeBackFileForm(Form):
    """Why a file is taken back."""

    why = LongTextField(label="Why is this file taken back?", rows=3)
