-- Announces what processes remember, in the transaction that changes it, whoever changes it. Rare writes only: a NOTIFY makes
-- transactions commit one after another, so nothing that many people do at once (check-ins, reads, receipts) announces.
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ejia_changes', TG_ARGV[0]);
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- content: what readers see of posts. A draft that is saved beside a published post changes nothing for them.
CREATE TRIGGER posts_announce_insert AFTER INSERT ON posts
  FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION announce_change('content');
--> statement-breakpoint
CREATE TRIGGER posts_announce_update AFTER UPDATE ON posts
  FOR EACH ROW WHEN (
    (OLD.state = 'published' OR NEW.state = 'published')
    AND (OLD.state, OLD.published_revision, OLD.section_key, OLD.org_id, OLD.title, OLD.summary, OLD.body_html, OLD.source, OLD.cover_id, OLD.receipt_required,
      OLD.audience, OLD.audience_org_id, OLD.pinned_at, OLD.published_at, OLD.expires_at, OLD.notice_working_days, OLD.notice_started_at)
    IS DISTINCT FROM
      (NEW.state, NEW.published_revision, NEW.section_key, NEW.org_id, NEW.title, NEW.summary, NEW.body_html, NEW.source, NEW.cover_id, NEW.receipt_required,
      NEW.audience, NEW.audience_org_id, NEW.pinned_at, NEW.published_at, NEW.expires_at, NEW.notice_working_days, NEW.notice_started_at)
  ) EXECUTE FUNCTION announce_change('content');
--> statement-breakpoint
CREATE TRIGGER posts_announce_delete AFTER DELETE ON posts
  FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION announce_change('content');
--> statement-breakpoint
CREATE TRIGGER sections_announce AFTER INSERT OR UPDATE OR DELETE ON sections
  FOR EACH ROW EXECUTE FUNCTION announce_change('content');
--> statement-breakpoint
-- Names of organisations stand beside posts; who belongs below whom decides what one sees.
CREATE TRIGGER orgs_announce_content AFTER INSERT OR UPDATE OR DELETE ON orgs
  FOR EACH ROW EXECUTE FUNCTION announce_change('content');
--> statement-breakpoint
-- people: who may do what, as processes remember it between reads.
CREATE TRIGGER orgs_announce_people AFTER UPDATE ON orgs
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION announce_change('people');
--> statement-breakpoint
CREATE TRIGGER members_announce AFTER UPDATE ON members
  FOR EACH ROW WHEN ((OLD.org_id, OLD.left_on, OLD.name) IS DISTINCT FROM (NEW.org_id, NEW.left_on, NEW.name)) EXECUTE FUNCTION announce_change('people');
--> statement-breakpoint
CREATE TRIGGER accounts_announce AFTER UPDATE OR DELETE ON accounts
  FOR EACH ROW EXECUTE FUNCTION announce_change('people');
--> statement-breakpoint
CREATE TRIGGER sessions_announce AFTER UPDATE ON sessions
  FOR EACH ROW WHEN (OLD.ended_at IS DISTINCT FROM NEW.ended_at) EXECUTE FUNCTION announce_change('people');
--> statement-breakpoint
CREATE TRIGGER role_grants_announce AFTER INSERT OR UPDATE OR DELETE ON role_grants
  FOR EACH ROW EXECUTE FUNCTION announce_change('people');
