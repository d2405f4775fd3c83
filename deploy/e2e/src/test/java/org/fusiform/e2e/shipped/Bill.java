package org.fusiform.e2e.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.e2e.Fusiform;

/** The bill of materials of a program, which Maven writes beside it, and the libraries that lie there. */
record Bill(String program, List<Library> libraries, Set<String> jars) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param name such as {@code io.netty:netty-common}
     * @param licences that it is offered under, by SPDX's identifiers where the plugin knows them
     */
    record Library(String name, String version, Set<String> licences) {
        /** As it is called in a folder of libraries, without the group that may stand before. */
        boolean isIn(String jar) {
            String artifact = name.substring(name.indexOf(':') + 1);
            return jar.equals(artifact + "-" + version + ".jar")
                    || jar.startsWith(name.replace(':', '.') + "-" + version)
                    || jar.startsWith(artifact + "-" + version + "-");
        }
    }

    static Path file(String program) {
        return Fusiform.ROOT.resolve(program).resolve("target/sbom.json");
    }

    /** @param libraries folder below its target */
    static Bill of(String program, String libraries) throws IOException {
        List<Library> all = new ArrayList<>();
        for (JsonNode component : JSON.readTree(file(program).toFile()).path("components")) {
            all.add(new Library(
                    component.path("group").asText() + ":"
                            + component.path("name").asText(),
                    component.path("version").asText(),
                    licences(component)));
        }
        Path folder = Fusiform.ROOT.resolve(program).resolve("target").resolve(libraries);
        try (Stream<Path> files = Files.walk(folder)) {
            return new Bill(
                    program,
                    all,
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".jar"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static Set<String> licences(JsonNode component) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode choice : component.path("licenses")) {
            for (JsonNode word :
                    List.of(choice.at("/license/id"), choice.at("/license/name"), choice.path("expression"))) {
                if (!word.isMissingNode()) {
                    licences.add(word.asText());
                }
            }
        }
        return licences;
    }
}
