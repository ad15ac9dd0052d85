-- Which agencies there are, the procedure says; each has a number for good. The first six had theirs in the program.
CREATE TABLE agency (
  number smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code   text NOT NULL UNIQUE
);
INSERT INTO agency (code) VALUES
  ('SOCIAL_CARE'), ('POLICE'), ('CEOP_PREPARATION'), ('HR_ALLEGATIONS'), ('DESIGNATED_OFFICER'), ('TRIAGE');
GRANT SELECT, INSERT ON agency TO "${app_role}";
