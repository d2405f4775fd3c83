/** {@code demo}: the whole way, from images to a table, with nothing but the checkout. */
package org.fusiform.cli.demo;
