/** What whoever asks shows to be let in. */
package org.fusiform.contracts.access;
