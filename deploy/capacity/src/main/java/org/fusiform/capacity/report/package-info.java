/** Tables, plots and the document. */
package org.fusiform.capacity.report;
