CREATE INDEX `subjects_bodies` ON `subjects` (`body`) WHERE kind = 'body';--> statement-breakpoint
CREATE INDEX `deliveries_created` ON `deliveries` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `contracts_vendor` ON `contracts` (`vendor`);--> statement-breakpoint
CREATE INDEX `entities_foreign` ON `entities` (`foreign_id`);