package dev.retort.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Errors of the argument parser as one line with a remedy. Never repeats the value of an option. */
final class PicocliErrors {

    private PicocliErrors() {}

    static CommandFailure of(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        String help = "'" + command.getCommandSpec().qualifiedName() + " --help' lists the options";
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, help);
        }
        if (exception instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return usage(name(missing.getMissing().get(0)) + " needs a value", help);
        }
        return usage(
                exception.getArgSpec() == null
                        ? "invalid arguments of '" + command.getCommandName() + "'"
                        : "invalid value of " + name(exception.getArgSpec()),
                help);
    }

    private static CommandFailure unmatched(UnmatchedArgumentException exception, String help) {
        CommandLine command = exception.getCommandLine();
        String word = exception.getUnmatched().get(0);
        if (word.startsWith("-") && word.length() > 1 && !Targets.isBackward(word)) {
            String option = word.replaceFirst("=.*", "");
            if (option.equals("--db")) {
                return usage("'--db' has to stand before the verb", "write: ./retort --db postgresql VERB");
            }
            return usage("unknown option '" + option + "'", suggestion(option, optionNames(command), help));
        }
        if (command.getParent() == null) {
            List<String> verbs = List.copyOf(command.getSubcommands().keySet());
            return usage("unknown verb '" + word + "'", suggestion(word, verbs, "'retort --help' lists the verbs"));
        }
        return usage("'" + command.getCommandName() + "' does not take '" + word + "'", help);
    }

    private static String suggestion(String word, List<String> known, String otherwise) {
        return Spelling.closest(word, known)
                .map(close -> "did you mean '" + close + "'?")
                .orElse(otherwise);
    }

    private static List<String> optionNames(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? "'" + option.longestName() + "'" : argument.paramLabel();
    }

    private static CommandFailure usage(String error, String remedy) {
        return new CommandFailure(error, remedy, ExitCode.WRONG_USAGE, null);
    }
}
