CREATE TABLE `journal_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`recorded_at` text,
	`projected_on` text,
	`covered_from` text,
	`covered_to` text,
	`covered_rules` integer
);
--> statement-breakpoint
CREATE TABLE `links` (
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	PRIMARY KEY(`from_id`, `to_id`)
);
--> statement-breakpoint
CREATE INDEX `links_to` ON `links` (`to_id`);--> statement-breakpoint
CREATE TABLE `log_entries` (
	`chain` text NOT NULL,
	`position` integer NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subjects` text NOT NULL,
	`revisions` text NOT NULL,
	`commitment` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`chain`, `position`)
);
--> statement-breakpoint
CREATE INDEX `log_entries_at` ON `log_entries` (`chain`,`at`);--> statement-breakpoint
CREATE TABLE `log_texts` (
	`chain` text NOT NULL,
	`position` integer NOT NULL,
	`salt` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`chain`, `position`)
);
--> statement-breakpoint
CREATE TABLE `revisions` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`root` text NOT NULL,
	`body` text,
	`effective_on` text NOT NULL,
	`recorded_at` text NOT NULL,
	`operation` text NOT NULL,
	`cause` text,
	`corrects` text,
	`withdraws` text,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_id` ON `revisions` (`id`);--> statement-breakpoint
CREATE INDEX `revisions_root` ON `revisions` (`root`);--> statement-breakpoint
CREATE INDEX `revisions_subject` ON `revisions` (`subject`);--> statement-breakpoint
CREATE INDEX `revisions_cause` ON `revisions` (`cause`);--> statement-breakpoint
CREATE INDEX `revisions_effective` ON `revisions` (`effective_on`);--> statement-breakpoint
CREATE INDEX `revisions_changes` ON `revisions` (`seq`) WHERE kind = 'change';--> statement-breakpoint
CREATE TABLE `subjects` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`root` text NOT NULL,
	`body` text
);
--> statement-breakpoint
CREATE INDEX `subjects_body` ON `subjects` (`body`,`kind`);--> statement-breakpoint
CREATE INDEX `subjects_root` ON `subjects` (`root`);--> statement-breakpoint
CREATE INDEX `subjects_bodies` ON `subjects` (`body`) WHERE kind = 'body';--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`finding` text NOT NULL,
	`cause` text NOT NULL,
	`body` text NOT NULL,
	`subject` text NOT NULL,
	`outcome` text NOT NULL,
	`state` text NOT NULL,
	`first_run` text NOT NULL,
	`cleared_run` text,
	`acknowledged_at` text,
	`acknowledged_by` text
);
--> statement-breakpoint
CREATE INDEX `alerts_body` ON `alerts` (`body`,`state`);--> statement-breakpoint
CREATE INDEX `alerts_cause` ON `alerts` (`cause`);--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_open` ON `alerts` (`finding`,`cause`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`run` text NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`message_id` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text_body` text NOT NULL,
	`html_body` text NOT NULL,
	`created_at` text NOT NULL,
	`claimed_until` text,
	`sent_at` text,
	`attempts` integer NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_message_id` ON `deliveries` (`message_id`);--> statement-breakpoint
CREATE INDEX `deliveries_sent` ON `deliveries` (`sent_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `deliveries_created` ON `deliveries` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `deliveries_run` ON `deliveries` (`run`);--> statement-breakpoint
CREATE TABLE `delivery_alerts` (
	`delivery` text NOT NULL,
	`alert` text NOT NULL,
	PRIMARY KEY(`delivery`, `alert`)
);
--> statement-breakpoint
CREATE INDEX `delivery_alerts_alert` ON `delivery_alerts` (`alert`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`actor` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`actor`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency_keys` (`at`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE INDEX `people_name` ON `people` (`name`,`id`);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` text PRIMARY KEY NOT NULL,
	`trigger` text NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text,
	`assessed` integer NOT NULL,
	`new_alerts` integer NOT NULL,
	`cleared_alerts` integer NOT NULL,
	`deliveries_created` integer NOT NULL,
	`deliveries_sent` integer NOT NULL,
	`error` text
);
--> statement-breakpoint
CREATE TABLE `agreement_systems` (
	`id` text NOT NULL,
	`system` text NOT NULL,
	PRIMARY KEY(`id`, `system`)
);
--> statement-breakpoint
CREATE INDEX `agreement_systems_system` ON `agreement_systems` (`system`);--> statement-breakpoint
CREATE TABLE `agreement_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement` text NOT NULL,
	`label` text NOT NULL,
	`state` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`terminated_on` text,
	`processor` text
);
--> statement-breakpoint
CREATE INDEX `agreement_versions_agreement` ON `agreement_versions` (`agreement`,`valid_from`);--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`contract` text,
	`form` text NOT NULL,
	`framework` integer NOT NULL,
	`case_reference` text,
	`owner` text
);
--> statement-breakpoint
CREATE INDEX `agreements_title` ON `agreements` (`title`,`id`);--> statement-breakpoint
CREATE INDEX `agreements_contract` ON `agreements` (`contract`);--> statement-breakpoint
CREATE TABLE `assessments` (
	`subject` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`kind` text NOT NULL,
	`body` text,
	`status` text,
	`version` text,
	`worst` integer NOT NULL,
	`codes` text NOT NULL,
	`outcomes` text NOT NULL,
	`seq` integer NOT NULL,
	`rules` integer NOT NULL,
	PRIMARY KEY(`subject`, `from_on`)
);
--> statement-breakpoint
CREATE INDEX `assessments_body` ON `assessments` (`body`,`kind`,`to_on`);--> statement-breakpoint
CREATE INDEX `assessments_to` ON `assessments` (`to_on`);--> statement-breakpoint
CREATE INDEX `assessments_found` ON `assessments` (`body`,`to_on`) WHERE outcomes <> '[]';--> statement-breakpoint
CREATE TABLE `bodies` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`municipality_number` text,
	`language` text NOT NULL,
	`since` text NOT NULL,
	`ceased` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `bodies_name` ON `bodies` (`name`,`id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`scope` text NOT NULL,
	`effective_on` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `changes_scope` ON `changes` (`scope`);--> statement-breakpoint
CREATE INDEX `changes_seq` ON `changes` (`seq`);--> statement-breakpoint
CREATE TABLE `contracts` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`vendor` text NOT NULL,
	`case_reference` text,
	`start_on` text NOT NULL,
	`end_on` text
);
--> statement-breakpoint
CREATE INDEX `contracts_title` ON `contracts` (`title`,`id`);--> statement-breakpoint
CREATE INDEX `contracts_vendor` ON `contracts` (`vendor`);--> statement-breakpoint
CREATE TABLE `data_categories` (
	`id` text NOT NULL,
	`category` text NOT NULL,
	PRIMARY KEY(`id`, `category`)
);
--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`finding` text NOT NULL,
	`kind` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decisions_finding` ON `decisions` (`finding`);--> statement-breakpoint
CREATE TABLE `entities` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text,
	`foreign_id` text,
	`name` text NOT NULL,
	`country` text NOT NULL,
	`registry_status` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `entities_name` ON `entities` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `entities_number` ON `entities` (`number`);--> statement-breakpoint
CREATE INDEX `entities_foreign` ON `entities` (`foreign_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`issued_on` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `evidence_about` ON `evidence` (`about`);--> statement-breakpoint
CREATE TABLE `mandates` (
	`id` text PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`for_body` text NOT NULL,
	`active` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mandates_for_body` ON `mandates` (`for_body`);--> statement-breakpoint
CREATE INDEX `mandates_office` ON `mandates` (`office`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`cooperative` text NOT NULL,
	`active` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `memberships_member` ON `memberships` (`member`);--> statement-breakpoint
CREATE INDEX `memberships_cooperative` ON `memberships` (`cooperative`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement` text NOT NULL,
	`received_on` text NOT NULL,
	`response` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notices_agreement` ON `notices` (`agreement`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `products_vendor` ON `products` (`vendor`,`name`,`id`);--> statement-breakpoint
CREATE TABLE `roles` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`role` text NOT NULL,
	`at_body` text,
	`active` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `roles_person` ON `roles` (`person`);--> statement-breakpoint
CREATE INDEX `roles_at_body` ON `roles` (`at_body`);--> statement-breakpoint
CREATE TABLE `systems` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`product` text,
	`zone` text,
	`two_factor` text NOT NULL,
	`personal_data` integer,
	`owner` text,
	`go_live` text,
	`ended_on` text
);
--> statement-breakpoint
CREATE INDEX `systems_name` ON `systems` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `systems_product` ON `systems` (`product`);--> statement-breakpoint
CREATE TABLE `vendors` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`contact_email` text
);
--> statement-breakpoint
CREATE INDEX `vendors_entity` ON `vendors` (`entity`);