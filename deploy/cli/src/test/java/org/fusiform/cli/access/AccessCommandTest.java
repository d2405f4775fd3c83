package org.fusiform.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fusiform.cli.FusiformCommand;
import org.fusiform.cli.RecordedTerminal;
import org.fusiform.cli.gateway.StubGateway;
import org.fusiform.contracts.access.AccessKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessCommandTest {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final RecordedTerminal terminal = new RecordedTerminal();
    private StubGateway stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubGateway();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private int run(String... arguments) {
        return stub.run(terminal, arguments);
    }

    @Test
    void a_new_key_is_alone_on_stdout() {
        stub.on("/keys", 201, JSON, """
                {"key":"fus_secret","info":{"id":"12","project":"vision","scope":"read"}}""");

        int code = run("key", "create", "--name", "nightly", "--project", "vision", "--scope", "read", "--token", "t");

        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("fus_secret\n");
        assertThat(terminal.err())
                .contains("key 12 of project vision, scope read")
                .doesNotContain("fus_secret");
        StubGateway.Asked asked = stub.asked().getFirst();
        assertThat(new String(asked.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"nightly\",\"scope\":\"read\",\"project\":\"vision\"}");
        assertThat(asked.headers())
                .containsEntry("Authorization", List.of("Bearer t"))
                .containsKey("Idempotency-key");
    }

    @Test
    void all_pages_of_keys_are_listed_and_one_is_revoked() {
        stub.on("/keys", 200, JSON, """
                        {"items":[{"id":"b","project":"p","name":"new","scope":"read","createdAt":"t2","createdBy":"key:a",
                                   "expiresAt":null,"revokedAt":null}],"nextPageToken":"Mg"}""").on("/keys", 200, JSON, """
                        {"items":[{"id":"a","project":"p","name":"old","scope":"admin","createdAt":"t1","createdBy":"anonymous",
                                   "expiresAt":"t8","revokedAt":"t9"}],"nextPageToken":null}""").on("/keys/b", 204, JSON, "");

        assertThat(run("key", "list", "--project", "p")).isZero();
        assertThat(run("key", "revoke", "b")).isZero();

        assertThat(terminal.out()).isEqualTo("""
                id  project  name  scope  created  by         state
                b   p        new   read   t2       key:a      valid
                a   p        old   admin  t1       anonymous  revoked t9
                """);
        assertThat(stub.asked())
                .extracting(StubGateway.Asked::line)
                .containsExactly(
                        "GET /api/v1/keys?project=p&pageSize=1000",
                        "GET /api/v1/keys?project=p&pageSize=1000&pageToken=Mg",
                        "DELETE /api/v1/keys/b");
    }

    @Test
    void a_generated_key_is_one() {
        assertThat(FusiformCommand.commandLine(terminal.terminal()).execute("key", "generate"))
                .isZero();

        assertThat(AccessKey.parse(terminal.out().strip())).isPresent();
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void limits_that_are_not_given_are_left_to_the_installation() {
        stub.on("/projects/p", 200, JSON, """
                {"project":"p","limits":{"campaigns":3,"storedBytes":null,"uploadBytes":null},"campaignsInFlight":1,
                 "countedBytes":null}""");

        assertThat(run("project", "limit", "p", "--campaigns", "3")).isZero();

        assertThat(new String(stub.asked().getFirst().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"campaigns\":3,\"storedBytes\":null,\"uploadBytes\":null}");
        assertThat(terminal.out()).isEqualTo("""
                project  in flight  at most  stored bytes  at most  upload at most
                p                1        3             –        –               –
                """);
    }

    @Test
    void the_audit_log_is_a_table() {
        stub.on("/audit", 200, JSON, """
                {"items":[{"at":"t","project":"p","actor":"key:a","action":"DELETE","target":"/api/v1/models/m","status":204},
                          {"at":"s","project":"p","actor":"key:a","action":"POST","target":"/api/v1/campaigns","status":null}],
                 "nextPageToken":"x"}""");

        assertThat(run("audit", "--limit", "2")).isZero();

        assertThat(stub.asked())
                .singleElement()
                .extracting(StubGateway.Asked::line)
                .isEqualTo("GET /api/v1/audit?pageSize=2");
        assertThat(terminal.out()).isEqualTo("""
                at  project  actor  action  target             answer
                t   p        key:a  DELETE  /api/v1/models/m   204
                s   p        key:a  POST    /api/v1/campaigns  none
                """);
    }

    @Test
    void whoever_is_not_let_in_is_told_in_one_line_that_repeats_no_secret() {
        stub.on("/keys", 401, PROBLEM, "{\"detail\":\"the gateway does not know this key\"}")
                .on("/keys", 403, PROBLEM, "{\"detail\":\"this needs the scope admin\"}");

        assertThat(run("key", "list", "--token", "hush")).isEqualTo(1);
        assertThat(run("key", "list", "--token", "hush")).isEqualTo(1);
        assertThat(run("key", "list", "--token", "hu\nsh")).isEqualTo(2);

        assertThat(terminal.err().lines())
                .hasSize(3)
                .noneMatch(line -> line.contains("hu"))
                .first()
                .isEqualTo("fusiform: the gateway does not know this key; give a key by FUSIFORM_TOKEN or --token");
        assertThat(terminal.err()).contains("fusiform: this needs the scope admin\n");
    }
}
