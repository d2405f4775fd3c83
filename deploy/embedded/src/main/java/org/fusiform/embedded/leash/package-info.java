/** Service processes that never outlive the one that started them, and ports for them. */
package org.fusiform.embedded.leash;
