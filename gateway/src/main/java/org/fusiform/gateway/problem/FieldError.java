package org.fusiform.gateway.problem;

/**
 * One mistake.
 *
 * @param pointer JSON pointer of the field, or the name of the parameter
 * @param detail what is wrong and what would be right
 */
public record FieldError(String pointer, String detail) {}
