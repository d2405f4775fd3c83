/** What former versions wrote, kept as samples. */
package org.fusiform.e2e.upgrade;
