CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`provider` text NOT NULL,
	`subject` text NOT NULL,
	`password` text,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_subject` ON `accounts` (`provider`,`subject`);--> statement-breakpoint
CREATE INDEX `accounts_person` ON `accounts` (`person`);--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`person` text,
	`expires_at` text NOT NULL,
	`used_at` text
);
--> statement-breakpoint
CREATE INDEX `one_time_links_person` ON `one_time_links` (`person`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`name` text,
	`credential` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`device_type` text NOT NULL,
	`backed_up` integer NOT NULL,
	`transports` text,
	`aaguid` text,
	`created_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential` ON `passkeys` (`credential`);--> statement-breakpoint
CREATE INDEX `passkeys_person` ON `passkeys` (`person`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`person` text NOT NULL,
	`second_factor` text,
	`standing` text,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `two_factors` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`secret` text NOT NULL,
	`recovery_codes` text NOT NULL,
	`verified` integer,
	`failed` integer,
	`locked_until` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `two_factors_person` ON `two_factors` (`person`);--> statement-breakpoint
CREATE TABLE `used_codes` (
	`person` text NOT NULL,
	`code` text NOT NULL,
	`until` text NOT NULL,
	PRIMARY KEY(`person`, `code`)
);
--> statement-breakpoint
CREATE INDEX `used_codes_until` ON `used_codes` (`until`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);--> statement-breakpoint
CREATE INDEX `verifications_expires` ON `verifications` (`expires_at`);--> statement-breakpoint
CREATE TABLE `wrong_codes` (
	`person` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`locked_until` text
);
--> statement-breakpoint
ALTER TABLE `people` ADD `email_verified` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `two_factor_enabled` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `created_at` integer DEFAULT '"1970-01-01T00:00:00.000Z"' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `updated_at` integer DEFAULT '"1970-01-01T00:00:00.000Z"' NOT NULL;