package org.fusiform.k8s.image;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusiform.k8s.image.Dockerfile.Instruction;
import org.fusiform.k8s.image.Dockerfile.Stage;

/** What must be so of every image. */
public final class DockerfileRules {
    /** A version of two numbers at least, or a digest. */
    private static final Pattern PINNED =
            Pattern.compile("[^\\s:@$]+(:[^\\s:@$]*\\d+\\.\\d+[^\\s:@$]*|@sha256:[0-9a-f]{64})");

    private static final Pattern NOBODY_SPECIAL = Pattern.compile("[1-9]\\d*:[1-9]\\d*");
    private static final Pattern SECRET = Pattern.compile("(?i)\\b\\w*(password|secret|token|access_?key)\\w*\\s*=");
    private static final Pattern FETCH = Pattern.compile("\\b(curl|wget|apt-get|apk|pip|npm)\\b");

    private DockerfileRules() {}

    public static List<String> violations(Dockerfile file) {
        return file.stages().stream()
                .flatMap(stage -> Stream.concat(ofStage(stage, file), ofTarget(stage, file))
                        .map(violation -> "stage " + stage.name() + " " + violation))
                .toList();
    }

    private static Stream<String> ofStage(Stage stage, Dockerfile file) {
        boolean known = file.stage(stage.base()).isPresent();
        Stream<String> base = known || PINNED.matcher(stage.base()).matches()
                ? Stream.empty()
                : Stream.of("begins with " + stage.base() + ", which names no version");
        Stream<String> name = stage.name().isEmpty() ? Stream.of("has no name") : Stream.empty();
        return Stream.of(
                        base,
                        name,
                        where(stage, it -> it.name().equals("ADD"), "adds what may come from anywhere or be unpacked"),
                        where(
                                stage,
                                it -> List.of("ENV", "ARG").contains(it.name())
                                        && SECRET.matcher(it.arguments()).find(),
                                "holds a secret"))
                .flatMap(violations -> violations);
    }

    private static Stream<String> ofTarget(Stage stage, Dockerfile file) {
        if (file.targets().noneMatch(stage::equals)) {
            return Stream.empty();
        }
        boolean user = file.inherited(stage, "USER")
                .filter(it -> NOBODY_SPECIAL.matcher(it).matches())
                .isPresent();
        boolean exec = file.inherited(stage, "ENTRYPOINT")
                .filter(it -> it.startsWith("["))
                .isPresent();
        Stream<String> copied = file.allInherited(stage, "COPY").allMatch(it -> it.startsWith("--from="))
                ? Stream.empty()
                : Stream.of("takes files that no stage has built");
        Stream<String> fetched = file.allInherited(stage, "RUN").anyMatch(FETCH.asPredicate())
                ? Stream.of("brings what it fetches along with what it was fetched by")
                : Stream.empty();
        return Stream.of(
                        user ? Stream.<String>empty() : Stream.of("runs as root, or by a name that nobody can check"),
                        exec ? Stream.<String>empty() : Stream.of("starts a shell, which signals do not pass"),
                        copied,
                        fetched)
                .flatMap(violations -> violations);
    }

    private static Stream<String> where(Stage stage, Predicate<Instruction> wrong, String violation) {
        return stage.instructions().stream().anyMatch(wrong) ? Stream.of(violation) : Stream.empty();
    }
}
