-- What the checks found when each table was last judged, the gravest first; what is declared is printed as a note.
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
order by
    case severity when 'refuse' then 1 when 'quarantine' then 2 else 3 end,
    `rows` desc,
    `table`,
    `check`
