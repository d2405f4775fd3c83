package org.fusiform.k8s.model;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** All objects of one rendering. */
public final class Manifest {
    /** One object as it is written and as its type. */
    private record Item(ObjectNode node, Object typed) {
        static Item of(ObjectNode node) {
            return new Item(node, Kinds.typed(node));
        }

        boolean named(String name) {
            return StrictYaml.nameOf(node).equals(name);
        }
    }

    private final List<Item> items;

    private Manifest(Stream<Item> items) {
        this.items = items.toList();
    }

    /** @throws ManifestRefused where an object has a field that its kind does not have */
    public static Manifest read(String yaml) {
        return new Manifest(StrictYaml.documents(yaml).stream().map(Item::of));
    }

    /** The same with one object changed; {@code name} as in {@code Deployment gateway}. */
    public Manifest with(String name, Consumer<ObjectNode> change) {
        ObjectNode changed = single(name).node().deepCopy();
        change.accept(changed);
        Item item = Item.of(changed);
        return new Manifest(items.stream().map(it -> it.named(name) ? item : it));
    }

    /** The same with one object less. */
    public Manifest without(String name) {
        Item meant = single(name);
        return new Manifest(items.stream().filter(it -> it != meant));
    }

    /** The same with one object more. */
    public Manifest and(String yaml) {
        return new Manifest(Stream.concat(items.stream(), read(yaml).items.stream()));
    }

    private Item single(String name) {
        List<Item> meant = items.stream().filter(it -> it.named(name)).toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException(meant.size() + " objects are named " + name);
        }
        return meant.getFirst();
    }

    public <T> Stream<T> all(Class<T> kind) {
        return items.stream().map(Item::typed).filter(kind::isInstance).map(kind::cast);
    }

    public Stream<Workload> workloads() {
        return items.stream().flatMap(item -> workload(item.typed()));
    }

    public Optional<Workload> deployment(String name) {
        return workloads()
                .filter(workload ->
                        workload.kind().equals("Deployment") && workload.name().equals(name))
                .findFirst();
    }

    /** Key → value; empty where there is none of this name. */
    public Optional<Map<String, String>> configMap(String name) {
        return all(ConfigMap.class)
                .filter(map -> map.getMetadata().getName().equals(name))
                .map(ConfigMap::getData)
                .findFirst();
    }

    private static Stream<Workload> workload(Object object) {
        return switch (object) {
            case Deployment deployment ->
                Stream.of(new Workload(
                        "Deployment",
                        deployment.getMetadata().getName(),
                        deployment.getSpec().getReplicas(),
                        deployment.getSpec().getTemplate()));
            case StatefulSet set ->
                Stream.of(new Workload(
                        "StatefulSet",
                        set.getMetadata().getName(),
                        set.getSpec().getReplicas(),
                        set.getSpec().getTemplate()));
            case Job job ->
                Stream.of(new Workload(
                        "Job", job.getMetadata().getName(), null, job.getSpec().getTemplate()));
            default -> Stream.empty();
        };
    }
}
