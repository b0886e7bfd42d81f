-- What the checks found when each table was last judged, in no order; what is declared is printed as a note.
select
    `table`,
    `check`,
    severity,
    `rows`,
    money,
    currency,
    says
from ops.finding_latest
where `check` <> 'declared'
