CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`part` text,
	`root` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`restricted` integer NOT NULL,
	`attached_at` text NOT NULL,
	`attached_by` text NOT NULL,
	`erased_at` text,
	`erased_by` text
);
--> statement-breakpoint
CREATE INDEX `attachments_document` ON `attachments` (`sha256`,`body`);--> statement-breakpoint
CREATE INDEX `attachments_held` ON `attachments` (`sha256`) WHERE erased_at IS NULL;--> statement-breakpoint
CREATE INDEX `attachments_root` ON `attachments` (`root`,`body`);--> statement-breakpoint
CREATE INDEX `attachments_body` ON `attachments` (`body`,`attached_at`,`id`);--> statement-breakpoint
CREATE TABLE `document_pieces` (
	`upload` text NOT NULL,
	`place` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`upload`, `place`)
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`sha256` text PRIMARY KEY NOT NULL,
	`upload` text NOT NULL,
	`size` integer NOT NULL,
	`pieces` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_upload` ON `documents` (`upload`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` text NOT NULL
);
