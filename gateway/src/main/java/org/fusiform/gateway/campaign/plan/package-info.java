/** From a campaign document to runs, layers and analyses, everything resolved or every mistake listed. */
package org.fusiform.gateway.campaign.plan;
