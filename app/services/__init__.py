"""What a user can ask for, as verbs: no Flask, no SQL, no file formats.

Each function takes the ``Library`` first.  A change and all that follows from it (history, index,
queue) happen in one ``library.writing()``.
"""
