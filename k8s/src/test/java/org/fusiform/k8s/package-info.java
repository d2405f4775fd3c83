/** What every overlay is held against before a cluster sees it; nothing of it is shipped. */
package org.fusiform.k8s;
