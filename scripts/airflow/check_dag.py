"""Runs the DAG file without Airflow: stand-ins take the place of what it imports, and a stand-in that of Meridiem.

Compiles it, reads what it imports, and holds its order, its months and its exit codes against what is meant.
"""

import ast
import datetime
import importlib.util
import os
import py_compile
import sys
import tempfile
import types
import zoneinfo

HERE = os.path.dirname(os.path.abspath(__file__))
DAG = os.path.join(HERE, "meridiem_dag.py")
STAGES = ["ingest", "build", "score", "render", "publish", "deliver"]
ALLOWED = {"__future__", "os", "subprocess", "datetime", "pendulum", "airflow"}


class Moment(datetime.datetime):
    """As much of pendulum's as is used."""

    def in_timezone(self, zone):
        return self.astimezone(zoneinfo.ZoneInfo(zone))

    def format(self, pattern):
        assert pattern == "YYYY-MM", pattern
        return self.strftime("%Y-%m")


class Node:
    """A task as the DAG wires it."""

    def __init__(self, name, work):
        self.name, self.work, self.after = name, work, []

    def __rshift__(self, other):
        self.after.append(other.name)
        return other


def stand_ins(nodes, declared):
    """Modules that note what the DAG file does with them."""

    def module(name, **members):
        made = types.ModuleType(name)
        made.__dict__.update(members)
        sys.modules[name] = made

    class AirflowException(Exception):
        pass

    class AirflowFailException(AirflowException):
        pass

    def dag(**settings):
        declared.update(settings)
        return lambda function: function

    def task(task_id):
        def made(function):
            def call():
                nodes.append(Node(task_id, function))
                return nodes[-1]

            return call

        return made

    class Variable:
        @staticmethod
        def get(name, default):
            return os.environ.get(name.upper(), default)

    def timetable(expression, timezone):
        return (expression, timezone)

    def moment(*parts, tz):
        return Moment(*parts, tzinfo=zoneinfo.ZoneInfo(tz))

    module("airflow")
    module("airflow.exceptions", AirflowException=AirflowException, AirflowFailException=AirflowFailException)
    module("airflow.timetables")
    module("airflow.timetables.interval", CronDataIntervalTimetable=timetable)
    module("airflow.sdk", Variable=Variable, dag=dag, task=task)
    module("pendulum", datetime=moment)
    return AirflowException, AirflowFailException


def outcome(node, start, again, never):
    """What Airflow would see of one task."""
    try:
        # As Airflow does, what has a default keeps it.
        node.work(data_interval_start=start)
        return "done"
    except never:
        return "failed"
    except again:
        return "tried again"


def main():
    with tempfile.TemporaryDirectory() as aside:
        py_compile.compile(DAG, cfile=os.path.join(aside, "dag.pyc"), doraise=True)
        with open(DAG, encoding="utf-8") as source:
            tree = ast.parse(source.read())
        imported = {name.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
        imported |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert imported <= ALLOWED, imported - ALLOWED

        nodes, declared = [], {}
        again, never = stand_ins(nodes, declared)
        spec = importlib.util.spec_from_file_location("meridiem_dag", DAG)
        made = importlib.util.module_from_spec(spec)
        sys.dont_write_bytecode = True
        spec.loader.exec_module(made)

        assert [node.name for node in nodes] == STAGES, [node.name for node in nodes]
        assert [node.after for node in nodes] == [[name] for name in STAGES[1:]] + [[]]
        assert declared["max_active_runs"] == 1 and declared["default_args"]["retries"] > 0
        assert declared["schedule"] == ("10 4 2 * *", made.ZONE)

        os.makedirs(os.path.join(aside, "scripts"))
        fake = os.path.join(aside, "scripts", "meridiem")
        with open(fake, "w", encoding="utf-8") as script:
            script.write('#!/bin/sh\necho "$@" >>"$MERIDIEM_HOME/said"\nexit "$CODE"\n')
        os.chmod(fake, 0o755)
        os.environ.update(MERIDIEM_HOME=aside, MERIDIEM_CONF="c.yml")
        # In UTC it is still the day before.
        start = Moment(2026, 10, 1, 22, 10, tzinfo=datetime.timezone.utc)
        seen = {}
        for code in range(5):
            os.environ["CODE"] = str(code)
            seen[code] = {outcome(node, start, again, never) for node in nodes}
        expected = {0: {"done"}, 1: {"failed"}, 2: {"failed"}, 3: {"tried again"}, 4: {"failed"}}
        assert seen == expected, seen
        # An interval that begins on the 30th at 22:10 in UTC began on the 1st at home.
        os.environ["CODE"] = "0"
        nodes[0].work(data_interval_start=Moment(2026, 9, 30, 22, 10, tzinfo=datetime.timezone.utc))
        with open(os.path.join(aside, "said"), encoding="utf-8") as said:
            lines = said.read().splitlines()
        assert lines[: len(STAGES)] == [f"{name} --conf c.yml --month 2026-10" for name in STAGES], lines[:6]
        assert lines[-1] == "ingest --conf c.yml --month 2026-10", lines[-1]
    print(f"Airflow DAG: {' > '.join(STAGES)}; exit 3 is tried again, 1, 2 and 4 fail at once; month of the interval")


if __name__ == "__main__":
    main()
