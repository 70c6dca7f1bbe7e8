-- Tables of facts that this change brings.

-- 支委会 were expected to be held by the officers before a plan could say whom it expects.
update activities set audience = 'officers' where kind = 'committee_meeting';
DO $$
DECLARE facts text;
BEGIN
  FOREACH facts IN ARRAY ARRAY[
    'fetched_pictures', 'point_rule_withdrawals', 'award_proposal_files', 'messages',
    'activity_minutes_revisions', 'activity_minutes_files'
  ] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewrite()', facts);
    EXECUTE format('CREATE TRIGGER append_only_all BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite()', facts);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Systems that run already get the rules for manual awards beside theirs; a fresh one gets them with all the others.
INSERT INTO point_rules (key, version, name, explanation, category, delta, day_cap, month_cap, year_cap, exempt, effective_from, created_by, created_at)
SELECT new.key, 1, new.name, new.explanation, 'vanguard', new.delta, NULL, NULL, new.year_cap, ARRAY['retired', 'not_yet_member'], running.since, NULL, running.at
FROM (SELECT min(effective_from) AS since, min(created_at) AS at FROM point_rules) AS running,
  (VALUES
    ('manual.article', '发表宣传稿件', '稿件被采用并附佐证，每篇 3 分。', 30, 180),
    ('manual.micro_lecture', '讲授微党课', '在支部讲授微党课，每次 3 分。', 30, 120),
    ('manual.lecture', '主讲党课', '在支部主讲党课，每次 5 分。', 50, 200),
    ('manual.honour', '受到表彰', '受到上级党组织或单位表彰并附佐证，每项 10 分。', 100, 200),
    ('manual.other', '其他先锋作用', '其他先锋作用，写明事由并附佐证，每次最多 5 分。', 50, 200),
    ('manual.deduction', '扣分', '按支部公布的办法扣分，写明事由，每次最多扣 5 分。', -50, NULL::int)
  ) AS new (key, name, explanation, delta, year_cap)
WHERE running.since IS NOT NULL
ON CONFLICT DO NOTHING;
--> statement-breakpoint
-- Whoever reads what is published already has been asked by other means.
UPDATE posts SET announced_revision = published_revision WHERE published_revision IS NOT NULL;
--> statement-breakpoint
UPDATE activities SET told_state = state WHERE opened_at IS NOT NULL;
