-- What became of every row that arrived, per table, in the latest run.
select
    `table`,
    rows_in,
    kept,
    unchanged,
    duplicate,
    deleted,
    filtered,
    quarantined,
    late
from ops.ledger_latest
order by rows_in desc, `table`
