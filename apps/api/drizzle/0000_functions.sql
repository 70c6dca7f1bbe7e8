-- Search in Chinese: a text becomes the set of its two-character pieces, so that any two characters are found exactly,
-- whatever the locale. Latin words and numbers count as pieces of their own. No parser, no dictionary.
CREATE FUNCTION search_pieces(content text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT piece), '{}')
  FROM (
    SELECT substr(run, place, 2) AS piece
    FROM regexp_split_to_table(lower(content), '[[:space:][:punct:]　-〿＀-／：-＠［-｀｛-･—‘-‟…·]+') AS run,
         generate_series(1, greatest(length(run) - 1, 1)) AS place
    WHERE run <> ''
  ) AS pieces
$$;
--> statement-breakpoint
CREATE FUNCTION search_vector(content text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(search_pieces(content))
$$;
--> statement-breakpoint
-- Facts are appended, never rewritten: hangs before UPDATE, DELETE and TRUNCATE of every table of facts.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
