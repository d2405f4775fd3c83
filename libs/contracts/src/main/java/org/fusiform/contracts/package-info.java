/** What the services say to each other: topics, messages, object keys, array layout and user-facing documents. */
package org.fusiform.contracts;
