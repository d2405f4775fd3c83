/** What the programs are made of, by their bills of materials. */
package org.fusiform.e2e.shipped;
