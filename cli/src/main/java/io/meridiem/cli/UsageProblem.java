package io.meridiem.cli;

import io.meridiem.contract.Nearest;
import io.meridiem.contract.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts what picocli found wrong with the command line into the contract's form. */
final class UsageProblem {
    private UsageProblem() {}

    static List<Problem> of(ParameterException refused) {
        if (refused instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched().stream()
                    .limit(1)
                    .map(argument -> unknown(refused.getCommandLine(), argument))
                    .toList();
        }
        if (refused instanceof MissingParameterException missing) {
            return missing.getMissing().stream()
                    .map(argument -> Problem.ofOption(name(argument), "missing"))
                    .toList();
        }
        if (refused.getArgSpec() == null) {
            String verbs = String.join(", ", verbs(refused.getCommandLine()));
            return List.of(Problem.ofOption("VERB", refused.getMessage() + "; there are " + verbs));
        }
        return List.of(Problem.ofOption(name(refused.getArgSpec()), badValue(refused)));
    }

    private static Problem unknown(CommandLine command, String argument) {
        boolean option = argument.startsWith("-");
        boolean root = command.getParent() == null;
        String written = option ? argument.replaceAll("=.*", "") : argument;
        String kind = option ? "unknown option" : root ? "unknown verb" : "unexpected argument";
        String says = root ? kind : kind + " of '" + command.getCommandName() + "'";
        List<String> known = option ? options(command) : root ? verbs(command) : List.of();
        return new Problem(null, 0, written, says, Nearest.to(written, known).orElse(null));
    }

    private static String badValue(ParameterException refused) {
        Class<?> type = refused.getArgSpec().type();
        if (type.isEnum()) {
            String known =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return "expected one of " + known + ", got '" + refused.getValue() + "'";
        }
        if (type == Map.class) {
            return "expected " + refused.getArgSpec().paramLabel() + ", got '" + refused.getValue() + "'";
        }
        if (refused.getCause() instanceof IllegalArgumentException said) {
            return said.getMessage();
        }
        return refused.getMessage();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static List<String> verbs(CommandLine command) {
        return List.copyOf(command.getSubcommands().keySet());
    }

    private static List<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }
}
