-- A household's label is a blind index of its head, so it has to go with the head; only the engine may do it.
grant update (label) on area.place to lianfang_engine;
