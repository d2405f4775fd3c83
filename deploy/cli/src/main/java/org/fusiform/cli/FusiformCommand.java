package org.fusiform.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.fusiform.cli.access.AuditCommand;
import org.fusiform.cli.access.KeyCommand;
import org.fusiform.cli.access.ProjectCommand;
import org.fusiform.cli.campaign.CampaignCommand;
import org.fusiform.cli.deadletter.DeadLetterCommand;
import org.fusiform.cli.demo.DemoCommand;
import org.fusiform.cli.model.ModelCommand;
import org.fusiform.cli.stimuli.StimuliCommand;
import org.fusiform.cli.store.StoreCommand;
import org.fusiform.cli.terminal.Terminal;
import org.fusiform.cli.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ScopeType;

/** The root of the command. */
@Command(
        name = "fusiform",
        description =
                "Functional localizers on deep networks: which units are selective for faces, bodies, scenes, words.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "fusiform 0.1.0",
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            TestCommand.class,
            StimuliCommand.class,
            ModelCommand.class,
            CampaignCommand.class,
            StoreCommand.class,
            DeadLetterCommand.class,
            KeyCommand.class,
            ProjectCommand.class,
            AuditCommand.class,
            CompletionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done; with --wait, the campaign SUCCEEDED.",
            "1:It failed, and one line on stderr says why.",
            "2:Wrong use; --help tells the right one."
        })
public final class FusiformCommand {
    /** Not by the annotation, whose footer every command would inherit. */
    private static final String[] EXAMPLES = {
        "",
        "A first experiment:",
        "  ./fusiform demo --exit                                              needs nothing but the checkout",
        "Your own:",
        "  ./fusiform up                                                       leave it running; prints its address",
        "  ./fusiform stimuli import floc/ --name floc --map floc",
        "  echo '{\"models\": [\"untrained:resnet50\"], \"stimulusSet\": \"floc\"}' | ./fusiform campaign submit - --wait",
        "  ./fusiform campaign results ID                                      --format json | csv for machines",
        "  ./fusiform campaign export ID -o all.zip",
        "",
        "All but demo, up, test and completion speak to the gateway at --url (FUSIFORM_URL), with --token (FUSIFORM_TOKEN).",
        "NO_COLOR=1 turns colours off."
    };

    /** Exit code 0, 1 for a failure, 2 for a wrong use. */
    public static void main(String[] arguments) {
        // Kafka's client logs; what matters of it arrives as an exception.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setOut(utf8(System.out));
        System.setErr(utf8(System.err));
        System.exit(commandLine(Terminal.system()).execute(arguments));
    }

    /** The parsed command, writing to {@code terminal}. */
    public static CommandLine commandLine(Terminal terminal) {
        OneLineErrors errors = new OneLineErrors();
        CommandLine command = new CommandLine(new FusiformCommand(), new TerminalFactory(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.outIsTerminal() ? Ansi.ON : Ansi.OFF));
        command.getCommandSpec().usageMessage().footer(EXAMPLES);
        return command;
    }

    /** d′ and bars are not ASCII, whatever the locale of the caller is. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
