"""The forms of a report beside its pages: workbook, slides, memo, PDF, mail.

Each is made from the folder of the month alone (`material`): its findings, key numbers and tables.
So all say the same, and none computes anything.
"""
