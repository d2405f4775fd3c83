/** The web page; its sources are in {@code src/main/resources/web}. */
package org.fusiform.gateway.ui;
