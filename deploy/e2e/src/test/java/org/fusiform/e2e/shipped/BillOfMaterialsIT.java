package org.fusiform.e2e.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is shipped is on a bill, may be shipped, and has no vulnerability that we know of. */
class BillOfMaterialsIT {
    /** Program → where its libraries are, below its target. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "gateway", "quarkus-app/lib",
            "extractor-service", "quarkus-app/lib",
            "stats-service", "quarkus-app/lib",
            "deploy/cli", "lib");

    /** One of those that a library is offered under has to be here. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            // What the plugin makes of "The BSD License": TwelveMonkeys and JLine, whose licence has three clauses.
            "BSD-4-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "CC0-1.0",
            "Bouncy Castle Licence",
            // re2j: three clauses of BSD
            "Go License",
            // jboss-transaction-spi
            "Public Domain",
            // javax.annotation-api
            "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)");

    /** What Quarkus adds by itself where two extensions meet, which Maven does not see. */
    private static final Set<String> ADDED_BY_QUARKUS = Set.of("io.quarkus.quarkus-flyway-postgresql-");

    private static final List<Bill> BILLS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        Assumptions.assumeTrue(
                PROGRAMS.keySet().stream().allMatch(program -> Files.exists(Bill.file(program))),
                "SKIPPED: Maven writes no bills of materials when it is offline (-o)");
        for (Map.Entry<String, String> program : PROGRAMS.entrySet()) {
            BILLS.add(Bill.of(program.getKey(), program.getValue()));
        }
    }

    private static Stream<Bill.Library> libraries() {
        return BILLS.stream().flatMap(bill -> bill.libraries().stream()).distinct();
    }

    /** What an earlier build left fails here too: an older bill, or older libraries beside the newer ones. */
    @Test
    void every_library_beside_a_program_is_on_its_bill() {
        for (Bill bill : BILLS) {
            assertThat(bill.jars().stream()
                            .filter(jar -> bill.libraries().stream().noneMatch(library -> library.isIn(jar)))
                            .filter(jar -> ADDED_BY_QUARKUS.stream().noneMatch(jar::startsWith)))
                    .as("on the bill of %s, as mvn clean package makes both anew, without -o", bill.program())
                    .isEmpty();
        }
    }

    @Test
    void every_licence_allows_to_ship_it() {
        assertThat(libraries()
                        .filter(library -> library.licences().stream().noneMatch(ALLOWED::contains))
                        .filter(library -> !library.name().startsWith("org.fusiform:")))
                .as("libraries under other licences than %s", ALLOWED)
                .isEmpty();
    }

    @Test
    void no_library_has_a_vulnerability_that_is_known_here() throws IOException {
        List<Advisory> advisories = Advisory.all();
        assertThat(libraries().flatMap(library -> advisories.stream()
                        .filter(advisory -> advisory.isAbout(library) && advisory.harmless() == null)
                        .map(advisory -> library.name() + " " + library.version() + " has " + advisory.id())))
                .isEmpty();
    }

    @Test
    void what_is_said_of_vulnerabilities_is_about_what_is_shipped() throws IOException {
        Set<String> shipped = libraries().map(Bill.Library::name).collect(Collectors.toSet());
        for (Advisory advisory : Advisory.all()) {
            assertThat(shipped).as(advisory.id()).contains(advisory.library());
            assertThat(advisory.harmless() == null || libraries().anyMatch(advisory::isAbout))
                    .as("%s is mended: it needs no excuse any more", advisory.id())
                    .isTrue();
        }
    }
}
