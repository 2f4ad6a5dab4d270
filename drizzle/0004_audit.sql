CREATE TABLE `audit_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`since` text NOT NULL,
	`predecessor` text,
	`signed_by` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`key` text NOT NULL,
	`previous` text,
	`heads` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `erased_people` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `log_entries` ADD `before` text;--> statement-breakpoint
ALTER TABLE `log_entries` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `log_texts` ADD `before_salt` text;--> statement-breakpoint
ALTER TABLE `log_texts` ADD `before_body` text;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `attachments` text;