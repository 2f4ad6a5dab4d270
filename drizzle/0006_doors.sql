CREATE TABLE `allowances` (
	`name` text PRIMARY KEY NOT NULL,
	`free_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `allowances_free_at` ON `allowances` (`free_at`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`ending` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`expires_on` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text,
	`revoked_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `api_keys_body` ON `api_keys` (`body`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `security_events` (
	`id` text PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	`via` text NOT NULL,
	`hour` text NOT NULL,
	`kind` text NOT NULL,
	`route` text NOT NULL,
	`target` text NOT NULL,
	`body` text,
	`times` integer NOT NULL,
	`first_at` text NOT NULL,
	`last_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `security_events_attempt` ON `security_events` (`actor`,`hour`,`kind`,`route`,`target`);--> statement-breakpoint
CREATE INDEX `security_events_first_at` ON `security_events` (`first_at`,`id`);