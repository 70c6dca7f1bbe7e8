-- Search in Chinese: a text becomes the set of its two-character pieces, so that any two characters are found exactly.
-- No parser, no dictionary; collation "C" makes it the same under every locale. Names carry their schema, because a restore has no path.
-- Runs are what stands between blanks and punctuation, ASCII and full-width alike; 々, 〆 and 〇 (U+3005–3007) are letters.
CREATE FUNCTION search_runs(content text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT run
  FROM regexp_split_to_table(
    lower(content COLLATE "C"),
    '[[:space:][:punct:][:cntrl:]\u00A0-\u00BF\u2000-\u206F\u3000-\u3004\u3008-\u303F\uFE30-\uFE4F\uFEFF\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]+'
  ) AS run
  WHERE run <> ''
$$;
--> statement-breakpoint
-- A run of one character is a piece of its own. Characters are paired with their next ones: cutting each piece out of the
-- run would cost the square of its length.
CREATE FUNCTION search_pieces(content text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT (letter || coalesce(follower, '')) COLLATE "C"), '{}')
  FROM (
    SELECT letter, place, lead(letter) OVER (PARTITION BY number ORDER BY place) AS follower
    FROM public.search_runs(content) WITH ORDINALITY AS runs (run, number),
         string_to_table(run, NULL) WITH ORDINALITY AS letters (letter, place)
  ) AS pairs
  WHERE follower IS NOT NULL OR place = 1
$$;
--> statement-breakpoint
-- The first 120,000 characters: a tsvector holds one megabyte, and a piece takes up to eight bytes.
CREATE FUNCTION search_vector(content text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(public.search_pieces(left(content, 120000)))
$$;
--> statement-breakpoint
-- Every two-character piece of what is looked for; null when it has none. Shorter runs are left to the recheck.
CREATE FUNCTION search_query(wanted text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg('''' || replace(replace(piece, '\', '\\'), '''', '''''') || '''', ' & ')::tsquery
  FROM unnest(public.search_pieces(wanted)) AS piece
  WHERE length(piece) = 2
$$;
--> statement-breakpoint
-- Whether every run of what is looked for stands in the text as it is: pieces alone may come from different places.
CREATE FUNCTION search_holds(content text, wanted text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(bool_and(strpos(lower(content COLLATE "C"), run) > 0), false) FROM public.search_runs(wanted) AS run
$$;
--> statement-breakpoint
-- Facts are appended, never rewritten: hangs before UPDATE, DELETE and TRUNCATE of every table of facts.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
