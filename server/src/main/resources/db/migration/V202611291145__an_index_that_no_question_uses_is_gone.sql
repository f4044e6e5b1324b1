-- It was made for a search that was not written; each case paid for it.
drop index casework.case_of_desk_by_day;
