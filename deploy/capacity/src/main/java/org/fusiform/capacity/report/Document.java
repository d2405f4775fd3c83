package org.fusiform.capacity.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusiform.capacity.check.Check;
import org.fusiform.capacity.constant.Constants;
import org.fusiform.capacity.manifest.Overlay;
import org.fusiform.capacity.plan.Plan;
import org.fusiform.capacity.plan.Plan.Answer;
import org.fusiform.capacity.plan.Plan.Trial;

/** {@code deploy/CAPACITY.md}: its words are written by people, and what stands between its marks by the simulation. */
public final class Document {
    /** The gateway's {@code fusiform.compute.shard-stimuli}, which no manifest sets. */
    static final int SHARD_STIMULI = 32;

    /** The extractor's {@code fusiform.extractor.cache-bytes}, likewise. */
    static final long CACHE_BYTES = 2_147_483_648L;

    private static final List<Integer> COOLDOWNS = List.of(300, 600, 1800);
    private static final Pattern MARKED =
            Pattern.compile("(<!-- table (\\w+) -->\\n).*?(<!-- end -->)", Pattern.DOTALL);

    private final Map<String, String> tables;
    private final List<Answer> answers;
    private final List<Answer> ceilings;

    private Document(Map<String, String> tables, List<Answer> answers, List<Answer> ceilings) {
        this.tables = tables;
        this.answers = answers;
        this.ceilings = ceilings;
    }

    /** @param checkout the root of the repository */
    public static Document simulate(Path checkout) throws IOException {
        Path own = checkout.resolve("deploy/capacity");
        Constants constants = Constants.read(own.resolve("constants.yaml"));
        Plan plan = new Plan(constants, Overlay.read(checkout.resolve("k8s"), "gpu", SHARD_STIMULI, CACHE_BYTES));
        Tables tables = new Tables(plan);
        List<Answer> answers = plan.answers();
        List<List<Trial>> trials = plan.trials(answers);
        List<Answer> ceilings = plan.ceilings();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("answers", tables.answers(answers));
        all.put("bottlenecks", tables.bottlenecks(answers, trials));
        all.put("levers", tables.levers(answers, trials));
        all.put("ceilings", tables.ceilings(ceilings));
        all.put("storage", tables.storage(answers.get(2)));
        all.put("day", tables.day(COOLDOWNS.stream().map(plan::day).toList(), COOLDOWNS));
        all.put("check", tables.check(Check.read(own.resolve("check.yaml"))));
        all.put("constants", Tables.constants(constants));
        return new Document(all, answers, ceilings);
    }

    /** Name → table. */
    public Map<String, String> tables() {
        return tables;
    }

    /** The text with the tables in their places; an error where one has no place. */
    public String fill(String text) {
        Map<String, String> left = new LinkedHashMap<>(tables);
        Matcher matcher = MARKED.matcher(text);
        String filled = matcher.replaceAll(found -> {
            String table = left.remove(found.group(2));
            if (table == null) {
                throw new IllegalArgumentException("CAPACITY.md has a place for " + found.group(2)
                        + ", twice or without such a table; there are " + tables.keySet());
            }
            return Matcher.quoteReplacement(found.group(1) + table + found.group(3));
        });
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("CAPACITY.md has no place for " + left.keySet());
        }
        return filled;
    }

    /** Writes the document and its plots. */
    public void write(Path checkout) throws IOException {
        Path file = checkout.resolve("deploy/CAPACITY.md");
        Files.writeString(file, fill(Files.readString(file)));
        Plots.write(answers, ceilings, checkout.resolve("deploy/capacity/plots"));
    }
}
