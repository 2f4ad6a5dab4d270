DROP INDEX `assessments_body`;--> statement-breakpoint
DROP INDEX `assessments_found`;--> statement-breakpoint
CREATE INDEX `assessments_body` ON `assessments` (`body`,`kind`,`to_on`,`from_on`,`rules`,`status`);--> statement-breakpoint
CREATE INDEX `assessments_found` ON `assessments` (`body`,`to_on`,`from_on`,`rules`) WHERE outcomes <> '[]';