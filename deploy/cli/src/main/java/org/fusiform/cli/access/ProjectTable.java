package org.fusiform.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import org.fusiform.cli.table.TextTable;
import org.fusiform.cli.terminal.Terminal;

/** Projects, what they have and the limits that hold; "–" where there is none. */
final class ProjectTable {
    private final TextTable table = new TextTable()
            .left("project")
            .right("in flight")
            .right("at most")
            .right("stored bytes")
            .right("at most")
            .right("upload at most");

    void add(JsonNode project) {
        JsonNode limits = project.path("limits");
        table.row(
                project.path("project").asText(),
                project.path("campaignsInFlight").asText(),
                number(limits.path("campaigns")),
                number(project.path("countedBytes")),
                number(limits.path("storedBytes")),
                number(limits.path("uploadBytes")));
    }

    void print(Terminal terminal) {
        table.lines().forEach(terminal.out()::println);
    }

    private static String number(JsonNode number) {
        return number.isNumber() ? number.asText() : "–";
    }
}
