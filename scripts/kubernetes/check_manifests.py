"""Reads the manifests and holds them against the program: names of volumes, main class, thin jar, verb, versions."""

import os
import re

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def read(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        documents = list(yaml.safe_load_all(file))
    assert len(documents) == 1, f"{name}: {len(documents)} documents"
    return documents[0]


def pom(pattern):
    with open(os.path.join(ROOT, "pom.xml"), encoding="utf-8") as file:
        return re.search(pattern, file.read()).group(1)


def mounted(mounts, volumes):
    names = {volume["name"] for volume in volumes}
    for mount in mounts:
        assert mount["name"] in names, f"no volume {mount['name']}"


def spark_application():
    manifest = read("scheduled-spark-application.yml")
    assert manifest["apiVersion"] == "sparkoperator.k8s.io/v1beta2"
    assert manifest["kind"] == "ScheduledSparkApplication"
    spec, template = manifest["spec"], manifest["spec"]["template"]
    assert spec["schedule"] == "10 4 2 * *" and spec["concurrencyPolicy"] == "Forbid"
    assert template["mainClass"] == "io.meridiem.cli.Main"
    assert os.path.exists(os.path.join(ROOT, "cli/src/main/java/io/meridiem/cli/Main.java"))
    assert template["sparkVersion"] == pom(r"<spark.version>([^<]+)<")
    jar = f"local:///opt/meridiem/cli/target/cli-{pom('<version>([^<]+)<')}.jar"
    assert template["mainApplicationFile"] == jar, jar
    assert template["arguments"][0] == "run"
    for part in ("driver", "executor"):
        mounted(template[part]["volumeMounts"], template["volumes"])
    return template["image"]


def cron_job():
    manifest = read("cronjob.yml")
    assert (manifest["apiVersion"], manifest["kind"]) == ("batch/v1", "CronJob")
    job = manifest["spec"]["jobTemplate"]["spec"]
    pod = job["template"]["spec"]
    # Kubernetes takes a failure policy from pods that never restart alone.
    assert pod["restartPolicy"] == "Never"
    container = pod["containers"][0]
    fails = [rule["onExitCodes"] for rule in job["podFailurePolicy"]["rules"] if rule["action"] == "FailJob"]
    assert fails == [{"containerName": container["name"], "operator": "In", "values": [1, 2, 4]}], fails
    assert "--class=io.meridiem.cli.Main" in container["args"] and "run" in container["args"]
    mounted(container["volumeMounts"], pod["volumes"])
    return container["image"]


def main():
    assert spark_application() == cron_job(), "two images"
    with open(os.path.join(HERE, "Dockerfile"), encoding="utf-8") as file:
        text = file.read()
    assert f"apache/spark:{pom(r'<spark.version>([^<]+)<')}-" in text, "another Spark in the image"
    for line in re.findall(r"^COPY ((?!cli/target)\S+)", text, re.MULTILINE):
        assert os.path.exists(os.path.join(ROOT, line)), f"nothing to copy: {line}"
    print("Kubernetes: ScheduledSparkApplication and CronJob parse and name what there is")


if __name__ == "__main__":
    main()
