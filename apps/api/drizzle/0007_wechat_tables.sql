CREATE TABLE "acting_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"title" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "binding_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "call_up_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_up_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"kind" text NOT NULL,
	"minutes" integer,
	"reason" text,
	"note" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"said_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "call_up_arrivals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_up_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"arrived" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"said_by" uuid NOT NULL,
	"own" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_up_reminders" (
	"call_up_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"reminded_at" timestamp with time zone NOT NULL,
	"reminded_by" uuid NOT NULL,
	CONSTRAINT "call_up_reminders_call_up_id_place_pk" PRIMARY KEY("call_up_id","place")
);
--> statement-breakpoint
CREATE TABLE "call_up_roster" (
	"call_up_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"org_id" integer NOT NULL,
	"team_ids" uuid[] NOT NULL,
	CONSTRAINT "call_up_roster_call_up_id_member_id_pk" PRIMARY KEY("call_up_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "call_up_stand_downs" (
	"call_up_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"said_by" uuid NOT NULL,
	"word" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_up_teams" (
	"call_up_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"name" text NOT NULL,
	"org_id" integer NOT NULL,
	"captain_id" uuid NOT NULL,
	CONSTRAINT "call_up_teams_call_up_id_team_id_pk" PRIMARY KEY("call_up_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "call_up_views" (
	"call_up_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "call_up_views_call_up_id_member_id_pk" PRIMARY KEY("call_up_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "call_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" integer NOT NULL,
	"title" text NOT NULL,
	"what" text NOT NULL,
	"place" text NOT NULL,
	"gather_by" timestamp with time zone NOT NULL,
	"rehearsal" boolean NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"called_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standing_team_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"joined_by" uuid NOT NULL,
	"left_at" timestamp with time zone,
	"left_by" uuid
);
--> statement-breakpoint
CREATE TABLE "standing_teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"duty" text NOT NULL,
	"captain_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"dissolved_at" timestamp with time zone,
	"dissolved_by" uuid
);
--> statement-breakpoint
CREATE TABLE "member_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"number_sealed" text,
	"number_hash" text,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "member_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"field" text NOT NULL,
	"wanted_sealed" text,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"answer" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscription_credits" (
	"openid" text NOT NULL,
	"template_id" text NOT NULL,
	"granted" integer NOT NULL,
	"used" integer NOT NULL,
	"surplus" integer NOT NULL,
	CONSTRAINT "subscription_credits_openid_template_id_pk" PRIMARY KEY("openid","template_id"),
	CONSTRAINT "subscription_credits_used" CHECK ("subscription_credits"."used" between 0 and "subscription_credits"."granted"),
	CONSTRAINT "subscription_credits_surplus" CHECK ("subscription_credits"."surplus" >= 0)
);
--> statement-breakpoint
CREATE TABLE "subscription_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"openid" text NOT NULL,
	"template_id" text NOT NULL,
	"answer" text NOT NULL,
	"told_by" text NOT NULL,
	"place" text,
	"answered_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"same_as" uuid
);
--> statement-breakpoint
CREATE TABLE "subscription_sends" (
	"message_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"group" text NOT NULL,
	"state" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"stale_at" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL,
	"claimed_at" timestamp with time zone,
	"openid" text,
	"template_id" text,
	"settled_at" timestamp with time zone,
	"msg_id" text,
	"errcode" integer,
	CONSTRAINT "subscription_sends_message_id_member_id_pk" PRIMARY KEY("message_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "request_files" (
	"step_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "request_files_step_id_file_id_pk" PRIMARY KEY("step_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "request_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"round" integer NOT NULL,
	"account_id" uuid,
	"org_id" integer NOT NULL,
	"to_org_id" integer,
	"handler_id" uuid,
	"text" text NOT NULL,
	"satisfied" boolean
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"matter" text NOT NULL,
	"org_id" integer NOT NULL,
	"first_org_id" integer NOT NULL,
	"to_above" boolean NOT NULL,
	"text" text NOT NULL,
	"member_id" uuid,
	"code_hash" text NOT NULL,
	"code" text,
	"raised_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"round" integer NOT NULL,
	"forwards" integer NOT NULL,
	"asked" boolean NOT NULL,
	"followed_up" boolean NOT NULL,
	"handler_id" uuid,
	"accept_by" date NOT NULL,
	"answer_by" date NOT NULL,
	"accepted_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"accepted_in_time" boolean,
	"answered_in_time" boolean,
	"satisfied" boolean,
	"check_mark" text
);
--> statement-breakpoint
CREATE TABLE "wechat_pushes" (
	"key" text PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "point_ledger_member";--> statement-breakpoint
ALTER TABLE "files" ALTER COLUMN "uploaded_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "reminded_of" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "activity_leaves" ADD COLUMN "acted_by" uuid;--> statement-breakpoint
ALTER TABLE "activity_leaves" ADD COLUMN "acted_as" text;--> statement-breakpoint
ALTER TABLE "activity_sign_ups" ADD COLUMN "acted_by" uuid;--> statement-breakpoint
ALTER TABLE "activity_sign_ups" ADD COLUMN "acted_as" text;--> statement-breakpoint
ALTER TABLE "binding_requests" ADD COLUMN "way" text DEFAULT 'name' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "occurs_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "post_receipts" ADD COLUMN "acted_by" uuid;--> statement-breakpoint
ALTER TABLE "post_receipts" ADD COLUMN "acted_as" text;--> statement-breakpoint
ALTER TABLE "acting_records" ADD CONSTRAINT "acting_records_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting_records" ADD CONSTRAINT "acting_records_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_attempts" ADD CONSTRAINT "binding_attempts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_answers" ADD CONSTRAINT "call_up_answers_call_up_id_call_ups_id_fk" FOREIGN KEY ("call_up_id") REFERENCES "public"."call_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_answers" ADD CONSTRAINT "call_up_answers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_arrivals" ADD CONSTRAINT "call_up_arrivals_call_up_id_call_ups_id_fk" FOREIGN KEY ("call_up_id") REFERENCES "public"."call_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_arrivals" ADD CONSTRAINT "call_up_arrivals_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_reminders" ADD CONSTRAINT "call_up_reminders_call_up_id_call_ups_id_fk" FOREIGN KEY ("call_up_id") REFERENCES "public"."call_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_roster" ADD CONSTRAINT "call_up_roster_call_up_id_call_ups_id_fk" FOREIGN KEY ("call_up_id") REFERENCES "public"."call_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_roster" ADD CONSTRAINT "call_up_roster_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_roster" ADD CONSTRAINT "call_up_roster_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_stand_downs" ADD CONSTRAINT "call_up_stand_downs_call_up_id_call_ups_id_fk" FOREIGN KEY ("call_up_id") REFERENCES "public"."call_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_teams" ADD CONSTRAINT "call_up_teams_call_up_id_call_ups_id_fk" FOREIGN KEY ("call_up_id") REFERENCES "public"."call_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_teams" ADD CONSTRAINT "call_up_teams_team_id_standing_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."standing_teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_teams" ADD CONSTRAINT "call_up_teams_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_teams" ADD CONSTRAINT "call_up_teams_captain_id_members_id_fk" FOREIGN KEY ("captain_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_views" ADD CONSTRAINT "call_up_views_call_up_id_call_ups_id_fk" FOREIGN KEY ("call_up_id") REFERENCES "public"."call_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_up_views" ADD CONSTRAINT "call_up_views_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_ups" ADD CONSTRAINT "call_ups_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_team_members" ADD CONSTRAINT "standing_team_members_team_id_standing_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."standing_teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_team_members" ADD CONSTRAINT "standing_team_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_teams" ADD CONSTRAINT "standing_teams_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_teams" ADD CONSTRAINT "standing_teams_captain_id_members_id_fk" FOREIGN KEY ("captain_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_cards" ADD CONSTRAINT "member_cards_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_corrections" ADD CONSTRAINT "member_corrections_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_grants" ADD CONSTRAINT "subscription_grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_sends" ADD CONSTRAINT "subscription_sends_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_sends" ADD CONSTRAINT "subscription_sends_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_files" ADD CONSTRAINT "request_files_step_id_request_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."request_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_files" ADD CONSTRAINT "request_files_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_files" ADD CONSTRAINT "request_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_to_org_id_orgs_id_fk" FOREIGN KEY ("to_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_handler_id_members_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_first_org_id_orgs_id_fk" FOREIGN KEY ("first_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_handler_id_members_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acting_records_member" ON "acting_records" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "binding_attempts_untold" ON "binding_attempts" USING btree ("at") WHERE "binding_attempts"."member_id" is not null and "binding_attempts"."told_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "call_up_answers_place" ON "call_up_answers" USING btree ("call_up_id","member_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "call_up_arrivals_place" ON "call_up_arrivals" USING btree ("call_up_id","member_id","place");--> statement-breakpoint
CREATE INDEX "call_up_roster_member" ON "call_up_roster" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "call_up_teams_org" ON "call_up_teams" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "call_up_teams_captain" ON "call_up_teams" USING btree ("captain_id");--> statement-breakpoint
CREATE INDEX "call_ups_newest" ON "call_ups" USING btree ("called_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "standing_team_members_once" ON "standing_team_members" USING btree ("team_id","member_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "standing_team_members_member" ON "standing_team_members" USING btree ("member_id") WHERE left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "standing_teams_name_unique" ON "standing_teams" USING btree ("org_id","name") WHERE dissolved_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "member_cards_one_good" ON "member_cards" USING btree ("member_id") WHERE "member_cards"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "member_cards_number" ON "member_cards" USING btree ("number_hash");--> statement-breakpoint
CREATE INDEX "member_cards_member" ON "member_cards" USING btree ("member_id","issued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "member_corrections_open_unique" ON "member_corrections" USING btree ("member_id","field") WHERE "member_corrections"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "member_corrections_waiting" ON "member_corrections" USING btree ("asked_at") WHERE "member_corrections"."state" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_grants_same" ON "subscription_grants" USING btree ("same_as");--> statement-breakpoint
CREATE INDEX "subscription_grants_answered" ON "subscription_grants" USING btree ("openid","template_id","answered_at");--> statement-breakpoint
CREATE INDEX "subscription_sends_due" ON "subscription_sends" USING btree ("due_at") WHERE state = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_sends_one_at_a_time" ON "subscription_sends" USING btree ("openid") WHERE state in ('sending', 'again');--> statement-breakpoint
CREATE INDEX "subscription_sends_member" ON "subscription_sends" USING btree ("member_id","queued_at");--> statement-breakpoint
CREATE INDEX "request_files_request" ON "request_files" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_files_file" ON "request_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_steps_place_unique" ON "request_steps" USING btree ("request_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_code_unique" ON "requests" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "requests_member" ON "requests" USING btree ("member_id","raised_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "requests_org" ON "requests" USING btree ("org_id","raised_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "requests_open" ON "requests" USING btree ("answer_by") WHERE state in ('raised', 'verified', 'claimed');--> statement-breakpoint
CREATE INDEX "requests_answered" ON "requests" USING btree ("answered_at") WHERE state = 'done';--> statement-breakpoint
CREATE INDEX "wechat_pushes_received" ON "wechat_pushes" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "point_ledger_member" ON "point_ledger" USING btree ("member_id","party_year","entered_at" DESC NULLS FIRST,"id" DESC NULLS FIRST,"rule_key","rule_version","delta","provisional");