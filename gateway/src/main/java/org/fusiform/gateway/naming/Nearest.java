package org.fusiform.gateway.naming;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names closest to one that does not exist, for errors. */
public final class Nearest {
    private static final int SHOWN = 3;

    /** What is longer was not mistyped, and would take long to compare. */
    private static final int LONGEST = 200;

    private Nearest() {}

    private record Candidate(int distance, String name) implements Comparable<Candidate> {
        private static final Comparator<Candidate> ORDER =
                Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name);

        @Override
        public int compareTo(Candidate other) {
            return ORDER.compare(this, other);
        }
    }

    /** Up to three by edit distance (Levenshtein 1966), then by name. */
    public static List<String> to(String wrong, Collection<String> names) {
        return names.stream()
                .distinct()
                .map(name -> new Candidate(distance(wrong, name), name))
                .sorted()
                .limit(SHOWN)
                .map(Candidate::name)
                .toList();
    }

    /** {@code "; the nearest are a, b, c"}, or nothing where there are no names at all. */
    public static String hint(String wrong, Collection<String> names) {
        List<String> nearest = wrong.length() > LONGEST ? List.of() : to(wrong, names);
        return nearest.isEmpty()
                ? ""
                : (nearest.size() == 1 ? "; the nearest is " : "; the nearest are ") + String.join(", ", nearest);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
