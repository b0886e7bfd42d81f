-- What the checks of the latest run found, the gravest first.
select
    `table`,
    `check`,
    severity,
    `rows`,
    money,
    currency,
    says
from ops.finding_latest
where `rows` > 0
order by
    case severity when 'refuse' then 1 when 'quarantine' then 2 else 3 end,
    `rows` desc,
    `table`,
    `check`
