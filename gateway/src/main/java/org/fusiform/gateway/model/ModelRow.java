package org.fusiform.gateway.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.network.Catalogue;
import org.fusiform.contracts.network.CatalogueEntry;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;

/** An imported model; layers are the JSON of what its inspection found. */
@Entity
@IdClass(ModelRow.Key.class)
@Table(name = "model")
class ModelRow {
    @Id
    String project;

    @Id
    String id;

    String family;

    String pipeline;

    @Column(name = "weights_sha256")
    String weightsSha256;

    @Column(name = "weights_bytes")
    long weightsBytes;

    @Enumerated(EnumType.STRING)
    ModelState state;

    String reason;

    String layers;

    /** When the import was begun that brought it, or will. */
    @Column(name = "begun_at")
    Instant begunAt;

    record Key(String project, String id) {}

    static ModelRow of(String project, NewModel model) {
        ModelRow row = new ModelRow();
        row.project = project;
        row.id = model.id();
        row.take(model);
        return row;
    }

    /** Begins anew with these weights. */
    void take(NewModel model) {
        family = model.family();
        pipeline = model.pipeline();
        weightsSha256 = model.sha256();
        weightsBytes = model.bytes();
        state = state == null ? ModelState.UPLOADING : state.to(ModelState.UPLOADING);
        begunAt = Instant.now();
        reason = null;
        layers = null;
    }

    boolean sameAs(NewModel model) {
        return family.equals(model.family())
                && pipeline.equals(model.pipeline())
                && weightsSha256.equals(model.sha256());
    }

    Network network() {
        return new Network(id, family, new Weights.Stored(weightsSha256, weightsBytes), pipeline);
    }

    RegisteredModel registered() {
        return new RegisteredModel(
                id,
                family,
                pipeline,
                new WeightsSource.Imported(weightsSha256, weightsBytes),
                Catalogue.named(id).map(CatalogueEntry::licence).orElse(null),
                state,
                reason,
                layers == null ? List.of() : List.of(MessageJson.read(layers, LayerDescription[].class)));
    }
}
