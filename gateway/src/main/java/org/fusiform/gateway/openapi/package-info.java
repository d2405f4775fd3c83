/** What the OpenAPI document says of many operations alike. */
package org.fusiform.gateway.openapi;
