CREATE TABLE `search_items` (
	`id` integer PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`body` text,
	`name` text NOT NULL,
	`also` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_items_subject` ON `search_items` (`subject`);--> statement-breakpoint
CREATE TABLE `sub_processors` (
	`id` text NOT NULL,
	`entity` text NOT NULL,
	PRIMARY KEY(`id`, `entity`)
);
--> statement-breakpoint
CREATE INDEX `sub_processors_entity` ON `sub_processors` (`entity`);--> statement-breakpoint
ALTER TABLE `journal_head` ADD `searched` integer;--> statement-breakpoint
CREATE INDEX `agreement_versions_processor` ON `agreement_versions` (`processor`);--> statement-breakpoint
CREATE INDEX `bodies_entity` ON `bodies` (`entity`);--> statement-breakpoint
CREATE VIRTUAL TABLE `search_names` USING fts5(said, number, body, kind, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
