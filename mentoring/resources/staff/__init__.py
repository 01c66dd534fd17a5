"""Staff from a spreadsheet, a module each theme.

reading → header, columns → resource (widgets, people, names) → Draft, which the service writes; `files` gives back the
rejected rows and the template.
"""
