-- Tables of facts that this change brings.

-- 支委会 were expected to be held by the officers before a plan could say whom it expects.
update activities set audience = 'officers' where kind = 'committee_meeting';
DO $$
DECLARE facts text;
BEGIN
  FOREACH facts IN ARRAY ARRAY[
    'fetched_pictures'
  ] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewrite()', facts);
    EXECUTE format('CREATE TRIGGER append_only_all BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite()', facts);
  END LOOP;
END
$$;
