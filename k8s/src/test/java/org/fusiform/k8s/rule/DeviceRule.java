package org.fusiform.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusiform.k8s.model.Manifest;
import org.fusiform.k8s.model.Workload;

/** Extractors have what they compute on, the gateway says the same of it, and forward passes take no more than is theirs. */
public final class DeviceRule implements Rule {
    private static final String GPU = "nvidia.com/gpu";
    private static final String CUDA = "cuda";

    @Override
    public Stream<String> violations(Manifest manifest) {
        return manifest.deployment(FusiformService.EXTRACTOR.deployment()).stream()
                .flatMap(extractor -> {
                    String device = setting(FusiformService.EXTRACTOR, "FUSIFORM_EXTRACTOR_DEVICE", manifest);
                    String said = setting(FusiformService.GATEWAY, "FUSIFORM_COMPUTE_DEVICE", manifest);
                    Stream<String> other = Wrong.unless(
                            device.equals(said), "computes on " + device + ", and the gateway says " + said)
                            .stream();
                    return Stream.of(other, threads(extractor, manifest), gpus(extractor, device, manifest))
                            .flatMap(violations -> violations)
                            .map(violation -> extractor + ": " + violation);
                });
    }

    private static Stream<String> threads(Workload extractor, Manifest manifest) {
        BigDecimal cores = amount(extractor.containers().getFirst(), "cpu");
        String threads = setting(FusiformService.EXTRACTOR, "FUSIFORM_EXTRACTOR_THREADS", manifest);
        return Wrong.unless(
                threads.matches("\\d+") && new BigDecimal(threads).compareTo(cores) <= 0,
                "does not have as many threads as it has CPUs at most")
                .stream();
    }

    private static Stream<String> gpus(Workload extractor, String device, Manifest manifest) {
        Container container = extractor.containers().getFirst();
        boolean given = amount(container, GPU).compareTo(BigDecimal.ONE) == 0;
        if (!device.equals(CUDA)) {
            return Wrong.unless(amount(container, GPU).signum() == 0, "takes a GPU that it does not use").stream();
        }
        List<Toleration> tolerations = extractor.template().getSpec().getTolerations();
        return Stream.of(
                        Wrong.unless(given, "is not given one GPU"),
                        Wrong.unless(
                                tolerations.stream().anyMatch(it -> GPU.equals(it.getKey())),
                                "does not tolerate the taint of nodes with GPUs"),
                        Wrong.unless(container.getImage().contains("extractor-cuda:"), "is of an image without CUDA"),
                        Wrong.unless(
                                "0".equals(environment(extractor, manifest).get("NVIDIA_TF32_OVERRIDE")),
                                "may round float32 to TF32"))
                .flatMap(List::stream);
    }

    /** As the environment says, or the service's own default; empty where there is neither. */
    private static String setting(FusiformService service, String name, Manifest manifest) {
        return manifest.deployment(service.deployment())
                .map(workload -> environment(workload, manifest).get(name))
                .orElseGet(() -> OwnSettings.of(service).getOrDefault(name, ""));
    }

    private static Map<String, String> environment(Workload workload, Manifest manifest) {
        return Environment.of(workload.containers().getFirst(), manifest, name -> "secret");
    }

    private static BigDecimal amount(Container container, String resource) {
        return Optional.ofNullable(container.getResources())
                .map(ResourceRequirements::getLimits)
                .map(limits -> limits.get(resource))
                .map(Quantity::getNumericalAmount)
                .orElse(BigDecimal.ZERO);
    }
}
