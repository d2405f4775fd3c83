package org.fusiform.k8s.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stages in their order; lines that go on are put together, and comments left out. */
public record Dockerfile(List<Stage> stages) {
    /** @param name upper case, as in {@code COPY} */
    public record Instruction(String name, String arguments) {}

    /** @param base an image, or the stage that it begins with */
    public record Stage(String name, String base, List<Instruction> instructions) {
        Stream<String> all(String instruction) {
            return instructions.stream()
                    .filter(it -> it.name().equals(instruction))
                    .map(Instruction::arguments);
        }

        Optional<String> last(String instruction) {
            return all(instruction).reduce((first, second) -> second);
        }
    }

    public static Dockerfile parse(String text) {
        List<Stage> stages = new ArrayList<>();
        String whole = text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .reduce("", (before, line) -> before + line + "\n")
                .replaceAll("\\\\\\n\\s*", " ");
        whole.lines().map(String::strip).filter(Predicate.not(String::isEmpty)).forEach(line -> {
            String[] words = line.split("\\s+", 2);
            String name = words[0].toUpperCase(Locale.ROOT);
            if (name.equals("FROM")) {
                String[] from = words[1].split("\\s+");
                stages.add(new Stage(from.length == 3 ? from[2] : "", from[0], new ArrayList<>()));
            } else if (stages.isEmpty()) {
                throw new IllegalArgumentException(name + " comes before the first FROM");
            } else {
                stages.getLast().instructions().add(new Instruction(name, words[1]));
            }
        });
        return new Dockerfile(List.copyOf(stages));
    }

    Optional<Stage> stage(String name) {
        return stages.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** What something starts, and nothing else begins with or takes files from only. */
    Stream<Stage> targets() {
        return stages.stream().filter(stage -> inherited(stage, "ENTRYPOINT").isPresent());
    }

    /** Of the stage, or of what it begins with. */
    Optional<String> inherited(Stage stage, String instruction) {
        return stage.last(instruction).or(() -> stage(stage.base()).flatMap(base -> inherited(base, instruction)));
    }

    /** All of a name, those of the stages that it begins with first. */
    Stream<String> allInherited(Stage stage, String instruction) {
        return Stream.concat(
                stage(stage.base()).stream().flatMap(base -> allInherited(base, instruction)), stage.all(instruction));
    }
}
