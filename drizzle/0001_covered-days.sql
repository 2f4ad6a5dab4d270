ALTER TABLE `journal_head` ADD `covered_from` text;--> statement-breakpoint
ALTER TABLE `journal_head` ADD `covered_to` text;--> statement-breakpoint
ALTER TABLE `journal_head` ADD `covered_rules` integer;--> statement-breakpoint
CREATE INDEX `assessments_found` ON `assessments` (`body`,`to_on`) WHERE outcomes <> '[]';