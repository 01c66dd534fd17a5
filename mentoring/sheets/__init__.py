"""Sheets, read and written: what a stranger's file holds within the limits, and rows as a file.

archive, excel, opendocument, plain → reading (cells, header, dates); writing. It knows no models and no requests: what
the rows are about, its users say by a `Subject`.
"""
