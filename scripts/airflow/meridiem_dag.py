"""Meridiem on Airflow 2.7 or later, and 3: one task per stage, so that a stage alone can be run again.

Copy it into the DAGs folder of workers that have Meridiem installed. Airflow's variables meridiem_home and meridiem_conf say
where. The zone below is the configuration's calendar.zone.
"""

from __future__ import annotations

import os
import subprocess
from datetime import timedelta

import pendulum
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.timetables.interval import CronDataIntervalTimetable

try:  # Airflow 3
    from airflow.sdk import Variable, dag, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.models import Variable

ZONE = "Europe/Zurich"
STAGES = ["ingest", "build", "score", "render", "publish", "deliver"]

# The one exit code that another try may mend: machine or source, also a lake that another run holds.
TRY_AGAIN = 3
MEANING = {
    1: "data refused; `meridiem runs` names it",
    2: "usage or configuration; nothing was touched",
    4: "done, but some reports or mails failed; `meridiem deliver --retry` sends what failed",
}


def month_of(data_interval_start) -> str:
    """The month a run is for: the one its data interval begins in, by the reporting zone's calendar."""
    return data_interval_start.in_timezone(ZONE).format("YYYY-MM")


def run_stage(stage: str, month: str, home: str, conf: str) -> None:
    """Runs one stage; raises what Airflow tries again for exit 3 and what it does not for all others."""
    command = [os.path.join(home, "scripts", "meridiem"), stage, "--conf", conf, "--month", month]
    code = subprocess.run(command, check=False).returncode
    if code == 0:
        return
    if code == TRY_AGAIN or code < 0:
        raise AirflowException(f"{stage} {month}: exit {code}, machine or source")
    raise AirflowFailException(f"{stage} {month}: exit {code}, {MEANING.get(code, 'unknown')}")


@dag(
    dag_id="meridiem",
    # The interval from the 2nd to the next month's 2nd: it runs when that is over.
    schedule=CronDataIntervalTimetable("10 4 2 * *", timezone=ZONE),
    start_date=pendulum.datetime(2026, 1, 2, tz=ZONE),
    catchup=False,
    # One writer per lake.
    max_active_runs=1,
    default_args={"retries": 5, "retry_delay": timedelta(minutes=10)},
    tags=["customer success"],
)
def meridiem():
    """The stages, each after the one before."""
    before = None
    for stage in STAGES:

        @task(task_id=stage)
        def one(name: str = stage, data_interval_start=None):
            home = Variable.get("meridiem_home", "/opt/meridiem")
            conf = Variable.get("meridiem_conf", "/etc/meridiem/meridiem.yml")
            run_stage(name, month_of(data_interval_start), home, conf)

        now = one()
        if before is not None:
            before >> now
        before = now


meridiem()
