-- An inspector goes out with the phone in the own pocket: nobody else's shift may begin on it.
alter table access.phone add owner uuid references access.account;
