-- Tables of facts.
DO $$
DECLARE facts text;
BEGIN
  FOREACH facts IN ARRAY ARRAY[
    'audit_lines', 'audit_seals', 'org_events', 'member_events', 'post_revisions', 'post_attachments', 'post_files', 'post_receipts',
    'point_rules', 'point_ledger', 'point_confirmations', 'point_years',
    'study_anchors', 'study_completions', 'activity_roster', 'attendances', 'attendance_events'
  ] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewrite()', facts);
    EXECUTE format('CREATE TRIGGER append_only_all BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite()', facts);
  END LOOP;
END
$$;
--> statement-breakpoint
-- The nine sections, fixed and in this order. 党务公开 asks for the review of 党务公开条例 第十五条.
INSERT INTO sections (key, name, place, review_required) VALUES
  ('news', '党建动态', 1, false),
  ('notices', '活动公告', 2, false),
  ('rules', '党建制度', 3, false),
  ('branch', '支部建设', 4, false),
  ('members', '党员管理', 5, false),
  ('integrity', '党风廉政', 6, false),
  ('pioneers', '党建先锋', 7, false),
  ('disclosure', '党务公开', 8, true),
  ('united_front', '统一战线', 9, false);
