/** One class for each thing that must be so in every overlay. */
package org.fusiform.k8s.rule;
