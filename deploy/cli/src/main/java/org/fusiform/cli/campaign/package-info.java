/** {@code campaign}: submitting, following and reading campaigns. */
package org.fusiform.cli.campaign;
