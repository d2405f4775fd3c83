/** The packaged system while its processes die, its store fails and its messages come twice: start at FaultIT. */
package org.fusiform.e2e.fault;
