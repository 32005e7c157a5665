package dev.retort.cli;

import dev.retort.migrations.UsageException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Puts the verbs together. */
final class CommandLines {

    /** Runs a verb whose arguments are right and returns the exit code. Exceptions are printed as failures. */
    interface Executor {
        int execute(VerbCommand verb, GlobalOptions options) throws Exception;
    }

    private static final List<String> SECTIONS = List.of(
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_HEADER_HEADING,
            UsageMessageSpec.SECTION_KEY_HEADER,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
            UsageMessageSpec.SECTION_KEY_FOOTER,
            UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);

    private CommandLines() {}

    static CommandLine create(Output output, Executor executor) {
        return create(output, List.of(), executor);
    }

    /** All verbs, those of the service last. */
    static CommandLine create(Output output, List<ServiceVerb> more, Executor executor) {
        RetortCommand retort = new RetortCommand();
        CommandLine line = new CommandLine(retort);
        line.addSubcommand(new RevisionCommand(retort.options, Terminal::console))
                .addSubcommand(new PreviewCommand())
                .addSubcommand(new UpgradeCommand())
                .addSubcommand(new DowngradeCommand())
                .addSubcommand(new CurrentCommand())
                .addSubcommand(new HistoryCommand())
                .addSubcommand(new ShowCommand())
                .addSubcommand(new CheckCommand(retort.options))
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new DiagramCommand())
                .addSubcommand(new StampCommand());
        more.forEach(line::addSubcommand);
        line.setExpandAtFiles(false);
        line.setOverwrittenOptionsAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        // So that -1 is a target.
        line.getSubcommands().get("downgrade").setUnmatchedOptionsArePositionalParams(true);
        describe(line);
        line.getSubcommands().values().forEach(CommandLines::describe);
        line.setExecutionStrategy(parsed -> execute(parsed, output, retort.options, executor));
        line.setParameterExceptionHandler((exception, arguments) -> {
            boolean json = Arrays.asList(arguments).contains("--json");
            return output.print(PicocliErrors.of(exception), json, false);
        });
        return line;
    }

    private static int execute(ParseResult parsed, Output output, GlobalOptions options, Executor executor) {
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            CommandLine command = level.commandSpec().commandLine();
            if (level.isUsageHelpRequested()) {
                return output.print(command.getUsageMessage(Ansi.OFF), ExitCode.DONE);
            }
            if (level.isVersionHelpRequested()) {
                return output.print(level.commandSpec().version()[0], ExitCode.DONE);
            }
        }
        try {
            if (!parsed.hasSubcommand()) {
                throw new UsageException("no verb given", "'retort --help' lists the verbs");
            }
            CommandSpec spec = parsed.subcommand().commandSpec();
            VerbCommand verb = (VerbCommand) spec.userObject();
            verb.validate(spec.commandLine());
            return executor.execute(verb, options);
        } catch (ParameterException exception) {
            throw exception;
        } catch (Exception | Error failure) {
            return output.print(CommandFailure.of(failure), options.json, options.verbose);
        }
    }

    private static void describe(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.sectionKeys(SECTIONS);
        usage.sortOptions(false);
        usage.synopsisHeading("Usage: ");
        usage.headerHeading("%n");
        usage.parameterListHeading("%nArguments:%n");
        usage.optionListHeading("%nOptions:%n");
        usage.commandListHeading("%nVerbs:%n");
        usage.exitCodeListHeading("%nExit codes:%n");
        Map<String, String> exitCodes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            exitCodes.put(String.valueOf(code.number()), code.meaning());
        }
        usage.exitCodeList(exitCodes);
    }
}
