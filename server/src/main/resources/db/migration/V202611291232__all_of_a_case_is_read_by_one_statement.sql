-- Moments inside of JSON are read as the program writes them, whatever the time zone of a session is.
create function casework.utc(at timestamptz) returns text
  language sql immutable parallel safe
  return to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
