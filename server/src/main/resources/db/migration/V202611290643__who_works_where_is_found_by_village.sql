-- A village asks where its residents work, and for a data manager's unit; both are few among millions of facts.
create index fact_of_worker on fact.fact (area, subject_id) where kind = 'employment';
create index fact_of_manager on fact.fact (area, subject_id) where kind = 'data-manager';
