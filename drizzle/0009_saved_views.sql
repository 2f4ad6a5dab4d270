CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`list` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_views_person` ON `saved_views` (`person`,`list`,`name`);