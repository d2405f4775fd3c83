package org.fusiform.cli.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where the gateway is and who asks: {@code --url} and {@code --token}, else the environment. */
public final class GatewayOptions {
    private final Terminal terminal;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:FUSIFORM_URL:-http://127.0.0.1:8080}",
            description = "The gateway; default FUSIFORM_URL, else http://127.0.0.1:8080.")
    private String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:FUSIFORM_TOKEN}",
            description = "A key or bearer token; default FUSIFORM_TOKEN, which others on the machine do not see.")
    private String token;

    GatewayOptions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The gateway's client; a wrong URL is a wrong use of the command. */
    public Gateway gateway() {
        return new Gateway(uri(), token == null || token.isBlank() ? null : secret(), terminal);
    }

    private String secret() {
        String secret = token.strip();
        if (secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new ParameterException(
                    command.commandLine(),
                    "the token holds what no token does: a space, a line or a letter with an accent");
        }
        return secret;
    }

    private URI uri() {
        try {
            URI uri = new URI(url.strip().replaceAll("/+$", ""));
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw notAddress();
        }
        throw notAddress();
    }

    private ParameterException notAddress() {
        return new ParameterException(
                command.commandLine(), "--url '" + url + "' is no address such as http://127.0.0.1:8080");
    }
}
