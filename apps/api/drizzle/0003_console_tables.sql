CREATE TABLE "activity_invitees" (
	"activity_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"guest" boolean NOT NULL,
	CONSTRAINT "activity_invitees_activity_id_member_id_pk" PRIMARY KEY("activity_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "activity_minutes" (
	"activity_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activity_minutes_files" (
	"activity_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "activity_minutes_files_activity_id_file_id_pk" PRIMARY KEY("activity_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "activity_minutes_revisions" (
	"activity_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"content" jsonb NOT NULL,
	"people" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "activity_minutes_revisions_activity_id_revision_pk" PRIMARY KEY("activity_id","revision")
);
--> statement-breakpoint
CREATE TABLE "console_sign_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"claim_hash" text NOT NULL,
	"browser" text,
	"address" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"scanned_by" uuid,
	"scanned_at" timestamp with time zone,
	"decision" text,
	"decided_at" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	CONSTRAINT "console_sign_ins_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "operator_credentials" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"password_set_at" timestamp with time zone NOT NULL,
	"one_time_until" timestamp with time zone,
	"totp_secret" text,
	"totp_step" bigint NOT NULL,
	"enrolled_at" timestamp with time zone,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "operator_credentials_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "operator_recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "operator_recovery_codes_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "operator_tries" (
	"name_hash" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "roster_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"org_id" integer,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"file_sealed" text,
	"preview_sealed" text,
	"report_sealed" text,
	"columns" jsonb,
	"bad_rows" integer NOT NULL,
	"done" integer NOT NULL,
	"total" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "member_transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"from_org_id" integer NOT NULL,
	"to_org_id" integer NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"letter_no" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid NOT NULL,
	"ends_on" date NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_deliveries" (
	"member_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"once_key" text,
	"sent_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "message_deliveries_member_id_message_id_pk" PRIMARY KEY("member_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"link_type" text,
	"link_id" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "award_proposal_files" (
	"proposal_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "award_proposal_files_proposal_id_file_id_pk" PRIMARY KEY("proposal_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "award_proposal_members" (
	"proposal_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"org_id" integer NOT NULL,
	"place" integer NOT NULL,
	"skipped" text,
	CONSTRAINT "award_proposal_members_proposal_id_member_id_pk" PRIMARY KEY("proposal_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "award_proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" integer NOT NULL,
	"rule_key" text NOT NULL,
	"rule_version" integer NOT NULL,
	"amount" integer NOT NULL,
	"title" text NOT NULL,
	"fact_on" date NOT NULL,
	"party_year" integer NOT NULL,
	"evidence" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_as" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "point_appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"org_id" integer NOT NULL,
	"entry_id" uuid,
	"fact_on" date NOT NULL,
	"party_year" integer NOT NULL,
	"text" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text NOT NULL,
	"reversal_id" uuid,
	"award_id" uuid
);
--> statement-breakpoint
CREATE TABLE "point_rule_withdrawals" (
	"rule_key" text NOT NULL,
	"version" integer NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone NOT NULL,
	CONSTRAINT "point_rule_withdrawals_unique" PRIMARY KEY("rule_key","version")
);
--> statement-breakpoint
CREATE TABLE "fetched_pictures" (
	"account_id" uuid NOT NULL,
	"url" text NOT NULL,
	"file_id" uuid NOT NULL,
	"fetched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fetched_pictures_account_id_url_pk" PRIMARY KEY("account_id","url")
);
--> statement-breakpoint
CREATE TABLE "post_presence" (
	"post_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_presence_post_id_account_id_pk" PRIMARY KEY("post_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "post_reminders" (
	"post_id" uuid NOT NULL,
	"day" date NOT NULL,
	"reminded_at" timestamp with time zone NOT NULL,
	"reminded_by" uuid NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "post_reminders_post_id_day_pk" PRIMARY KEY("post_id","day")
);
--> statement-breakpoint
DROP INDEX "point_rules_key_effective_unique";--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "audience" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "unit_id" integer;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "told_state" text;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD COLUMN "notice_working_days" integer;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "scheduled_revision" integer;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "scheduled_by" uuid;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "scheduled_reviewed" boolean;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "notice_working_days" integer;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "notice_started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "announced_revision" integer;--> statement-breakpoint
ALTER TABLE "activity_invitees" ADD CONSTRAINT "activity_invitees_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_invitees" ADD CONSTRAINT "activity_invitees_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_minutes" ADD CONSTRAINT "activity_minutes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_minutes_files" ADD CONSTRAINT "activity_minutes_files_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_minutes_files" ADD CONSTRAINT "activity_minutes_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_minutes_revisions" ADD CONSTRAINT "activity_minutes_revisions_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "console_sign_ins" ADD CONSTRAINT "console_sign_ins_scanned_by_accounts_id_fk" FOREIGN KEY ("scanned_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_credentials" ADD CONSTRAINT "operator_credentials_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_recovery_codes" ADD CONSTRAINT "operator_recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_imports" ADD CONSTRAINT "roster_imports_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_transfers" ADD CONSTRAINT "member_transfers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_transfers" ADD CONSTRAINT "member_transfers_from_org_id_orgs_id_fk" FOREIGN KEY ("from_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_transfers" ADD CONSTRAINT "member_transfers_to_org_id_orgs_id_fk" FOREIGN KEY ("to_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_deliveries" ADD CONSTRAINT "message_deliveries_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_deliveries" ADD CONSTRAINT "message_deliveries_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_proposal_files" ADD CONSTRAINT "award_proposal_files_proposal_id_award_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."award_proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_proposal_files" ADD CONSTRAINT "award_proposal_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_proposal_members" ADD CONSTRAINT "award_proposal_members_proposal_id_award_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."award_proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_proposal_members" ADD CONSTRAINT "award_proposal_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_proposal_members" ADD CONSTRAINT "award_proposal_members_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_proposals" ADD CONSTRAINT "award_proposals_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_appeals" ADD CONSTRAINT "point_appeals_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_appeals" ADD CONSTRAINT "point_appeals_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_appeals" ADD CONSTRAINT "point_appeals_entry_id_point_ledger_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."point_ledger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_appeals" ADD CONSTRAINT "point_appeals_reversal_id_point_ledger_id_fk" FOREIGN KEY ("reversal_id") REFERENCES "public"."point_ledger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_appeals" ADD CONSTRAINT "point_appeals_award_id_point_ledger_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."point_ledger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_rule_withdrawals" ADD CONSTRAINT "point_rule_withdrawals_of_rule" FOREIGN KEY ("rule_key","version") REFERENCES "public"."point_rules"("key","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fetched_pictures" ADD CONSTRAINT "fetched_pictures_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fetched_pictures" ADD CONSTRAINT "fetched_pictures_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_presence" ADD CONSTRAINT "post_presence_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_presence" ADD CONSTRAINT "post_presence_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reminders" ADD CONSTRAINT "post_reminders_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_invitees_member" ON "activity_invitees" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "activity_minutes_files_file" ON "activity_minutes_files" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "console_sign_ins_expires" ON "console_sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "operator_recovery_codes_account" ON "operator_recovery_codes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "roster_imports_account" ON "roster_imports" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "member_transfers_waiting_unique" ON "member_transfers" USING btree ("member_id") WHERE "member_transfers"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "member_transfers_member" ON "member_transfers" USING btree ("member_id","asked_at");--> statement-breakpoint
CREATE INDEX "member_transfers_from" ON "member_transfers" USING btree ("from_org_id");--> statement-breakpoint
CREATE INDEX "member_transfers_to" ON "member_transfers" USING btree ("to_org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "message_deliveries_once" ON "message_deliveries" USING btree ("member_id","once_key");--> statement-breakpoint
CREATE INDEX "message_deliveries_newest" ON "message_deliveries" USING btree ("member_id","sent_at" DESC NULLS FIRST,"message_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "message_deliveries_unread" ON "message_deliveries" USING btree ("member_id","sent_at") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "award_proposal_files_file" ON "award_proposal_files" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "award_proposal_members_member" ON "award_proposal_members" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "award_proposals_org" ON "award_proposals" USING btree ("org_id","proposed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "award_proposals_waiting" ON "award_proposals" USING btree ("proposed_at") WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "point_appeals_entry_unique" ON "point_appeals" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "point_appeals_missing_unique" ON "point_appeals" USING btree ("member_id","fact_on") WHERE entry_id is null and state = 'waiting';--> statement-breakpoint
CREATE INDEX "point_appeals_member" ON "point_appeals" USING btree ("member_id","raised_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "point_appeals_org" ON "point_appeals" USING btree ("org_id","raised_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "fetched_pictures_file" ON "fetched_pictures" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "post_reminders_unsent" ON "post_reminders" USING btree ("reminded_at") WHERE sent_at is null;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_unit_id_orgs_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "point_ledger_rule" ON "point_ledger" USING btree ("rule_key","fact_on");--> statement-breakpoint
CREATE INDEX "point_rules_effective" ON "point_rules" USING btree ("key","effective_from");--> statement-breakpoint
CREATE INDEX "posts_scheduled" ON "posts" USING btree ("scheduled_for") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "posts_expiring" ON "posts" USING btree ("expires_at") WHERE state = 'published' and expires_at is not null;