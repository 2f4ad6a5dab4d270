-- Every agreement reads the law recorded at run time.
INSERT OR IGNORE INTO links (from_id, to_id) SELECT DISTINCT root, 'law' FROM revisions WHERE kind = 'agreement';
