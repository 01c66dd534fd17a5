"""Staff from a spreadsheet, a module each theme.

reading, columns → resource (widgets, people, names) → Draft, which the service writes; `files` gives back the rejected
rows and the template. How a file is read is the business of mentoring.sheets.
"""
