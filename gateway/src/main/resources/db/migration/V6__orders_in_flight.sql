-- Few at any time: the windows bound them.
CREATE INDEX extraction_order_in_flight ON extraction_order (project) WHERE in_flight > 0;
