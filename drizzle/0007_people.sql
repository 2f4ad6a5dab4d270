ALTER TABLE `people` ADD `address` text;--> statement-breakpoint
ALTER TABLE `people` ADD `same_as` text;--> statement-breakpoint
CREATE INDEX `people_address` ON `people` (`address`);--> statement-breakpoint
CREATE INDEX `people_same_as` ON `people` (`same_as`);--> statement-breakpoint
CREATE INDEX `agreements_owner` ON `agreements` (`owner`);--> statement-breakpoint
CREATE INDEX `systems_owner` ON `systems` (`owner`);--> statement-breakpoint
CREATE INDEX `api_keys_created_by` ON `api_keys` (`created_by`);--> statement-breakpoint
UPDATE `deliveries` SET `text_body` = '', `html_body` = '' WHERE `kind` = 'invitation' AND `sent_at` IS NOT NULL;
