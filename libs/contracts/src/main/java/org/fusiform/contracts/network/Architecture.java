package org.fusiform.contracts.network;

/** How the networks of a family are built: its layers, their shapes and its parameters follow from it. */
public sealed interface Architecture permits ResNetArchitecture, ClipResNetArchitecture {
    String family();

    /** Side of the square input in pixels. */
    int inputSize();

    /** Layers in forward order, each with its shape; no weights are needed. */
    FamilyDescription description();
}
