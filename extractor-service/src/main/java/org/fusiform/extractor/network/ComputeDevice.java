package org.fusiform.extractor.network;

import ai.djl.Device;

/** Where forward passes run. */
public enum ComputeDevice {
    CPU("cpu", Device.cpu()),
    /** The first one that the process sees; {@code CUDA_VISIBLE_DEVICES} chooses it. */
    CUDA("cuda", Device.gpu(0));

    private final String id;
    private final Device device;

    ComputeDevice(String id, Device device) {
        this.id = id;
        this.device = device;
    }

    /** As in {@link org.fusiform.contracts.network.Compute#device}. */
    public String id() {
        return id;
    }

    Device device() {
        return device;
    }
}
