/**
 * REST for people, campaign state, and the messages that come of it. Start reading at
 * {@link org.fusiform.gateway.campaign.CampaignResource}.
 */
package org.fusiform.gateway;
