package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fusiform.stats.activation.PatternBlock;
import org.fusiform.stats.rsa.Dissimilarity;
import org.fusiform.stats.rsa.PatternProducts;
import org.fusiform.stats.rsa.Rdm;

/** An RDM that is wanted of a population of units, by one or more analyses. */
final class RdmWork {
    private final Dissimilarity dissimilarity;
    private final BitSet population;
    private final String name;
    private final List<Artifacts> wantedBy = new ArrayList<>();

    private RdmWork(Dissimilarity dissimilarity, BitSet population, String name) {
        this.dissimilarity = dissimilarity;
        this.population = population;
        this.name = name;
    }

    /** The RDMs of all units: one for each dissimilarity that an analysis asks for. */
    static List<RdmWork> ofAllUnits(List<PlannedAnalysis> analyses) {
        List<RdmWork> works = new ArrayList<>();
        for (Dissimilarity dissimilarity : Dissimilarity.values()) {
            RdmWork work = new RdmWork(dissimilarity, null, Artifacts.ALL);
            analyses.stream()
                    .map(PlannedAnalysis::spec)
                    .filter(spec -> spec.rdm() == dissimilarity)
                    .forEach(spec -> work.wantedBy.add(spec.artifacts()));
            if (!work.wantedBy.isEmpty()) {
                works.add(work);
            }
        }
        return works;
    }

    /** The RDM of a target's selective units. */
    static RdmWork ofTarget(AnalysisSpec spec, String target, BitSet selected) {
        RdmWork work = new RdmWork(spec.rdm(), selected, target);
        work.wantedBy.add(spec.artifacts());
        return work;
    }

    /** The units it needs; null for all. */
    BitSet population() {
        return population;
    }

    boolean hasEnoughUnits() {
        return population == null || population.cardinality() >= Rdm.LEAST_UNITS;
    }

    Accumulation begin(int stimuli) {
        return new Accumulation(dissimilarity.products(stimuli));
    }

    /** The work under way: it sees the patterns of one pass. */
    final class Accumulation implements Passes.PatternVisitor {
        private final PatternProducts products;

        private Accumulation(PatternProducts products) {
            this.products = products;
        }

        @Override
        public void visit(PatternBlock patterns) {
            if (population == null) {
                products.add(patterns);
            } else {
                products.add(patterns, population);
            }
        }

        /** Hands the RDM to everyone who wants it, unless it is undefined for want of units. */
        void finish() throws IOException {
            Rdm rdm = products.toRdm();
            for (Artifacts artifacts : wantedBy) {
                if (rdm != null) {
                    artifacts.rdm(name, rdm);
                }
            }
        }
    }
}
