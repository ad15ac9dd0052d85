-- Responses and their outcomes came in the place of acknowledgements. What an agency had not acknowledged (kind 3), it
-- has neither received (3) nor decided on (4).
DELETE FROM outstanding o USING reference r
WHERE o.kind IN (2, 3) AND r.referral = o.id AND r.type = 4 -- Acknowledgement
  AND coalesce(r.revision, o.revision) >= o.revision;

INSERT INTO outstanding (kind, id, revision, at, agency, concern)
SELECT 4, id, revision, at, agency, concern FROM outstanding WHERE kind = 3;

COMMENT ON TABLE outstanding IS 'Concerns without a decision (1); referrals without delivery (2), receipt (3) or the agency''s decision (4)';
