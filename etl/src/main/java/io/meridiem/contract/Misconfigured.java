package io.meridiem.contract;

import java.util.List;
import java.util.stream.Collectors;

/** Usage or configuration is wrong (exit code 2): all problems at once, and nothing was touched. */
public final class Misconfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public Misconfigured(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** A single problem with an option of the command line. */
    public static Misconfigured option(String option, String says) {
        return new Misconfigured(List.of(Problem.ofOption(option, says)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
