ALTER TABLE `subjects` ADD `assessed_from` text;--> statement-breakpoint
ALTER TABLE `subjects` ADD `assessed_to` text;--> statement-breakpoint
ALTER TABLE `subjects` ADD `assessed_rules` integer;--> statement-breakpoint
CREATE INDEX `subjects_assessed` ON `subjects` (`body`,`assessed_rules`,`assessed_from`,`assessed_to`) WHERE kind IN ('system', 'contract', 'agreement', 'body');--> statement-breakpoint
UPDATE `subjects` SET
  `assessed_from` = (SELECT MIN(`from_on`) FROM `assessments` WHERE `subject` = `subjects`.`id`),
  `assessed_to` = (SELECT MAX(`to_on`) FROM `assessments` WHERE `subject` = `subjects`.`id`),
  `assessed_rules` = (SELECT MIN(`rules`) FROM `assessments` WHERE `subject` = `subjects`.`id`)
  WHERE kind IN ('system', 'contract', 'agreement', 'body');
