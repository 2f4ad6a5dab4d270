CREATE TABLE `document_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`state` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_texts_document` ON `document_texts` (`sha256`);--> statement-breakpoint
CREATE INDEX `document_texts_gone` ON `document_texts` (`state`) WHERE state = 'gone';--> statement-breakpoint
CREATE VIRTUAL TABLE `search_texts` USING fts5(text, content='document_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='3');--> statement-breakpoint
INSERT INTO search_texts (search_texts, rank) VALUES ('secure-delete', 1);
