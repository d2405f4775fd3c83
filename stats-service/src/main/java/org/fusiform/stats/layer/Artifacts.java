package org.fusiform.stats.layer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.fusiform.stats.rsa.Rdm;

/** Where the larger results of one analysis of a layer go as they are found, so that the heap need not hold them. */
public interface Artifacts {
    /** The population of all units of a layer; the others are named by their targets. */
    String ALL = "all";

    /** The file that the Parquet table of all units is written to, or null for none. */
    Path unitTable();

    /** Told when the unit table is complete, while the rest of the analysis goes on. */
    default void unitTableWritten() {}

    /** Key-values for the table's footer. */
    Map<String, String> provenance();

    /** The file that the responses of a target's strongest selective units are written to, or null for none. */
    Path responses(String target);

    /** Takes the RDM of a population; there is none for one of fewer than {@link Rdm#LEAST_UNITS} units. */
    void rdm(String population, Rdm rdm) throws IOException;
}
