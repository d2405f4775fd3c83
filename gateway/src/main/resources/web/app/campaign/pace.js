import { get } from "../core/api.js";

const LOOKED_AT = 10;

/**
 * How long one forward pass took in the last campaign that finished here with something to compute, analyses and all.
 * null where there is none to go by.
 */
export async function pace(signal) {
  const page = await get(`/campaigns?state=SUCCEEDED&pageSize=${LOOKED_AT}`, { signal });
  for (const brief of page.items) {
    const campaign = await get(`/campaigns/${brief.id}`, { signal });
    const computed = campaign.runs.filter(run => run.shards.total > 0);
    if (computed.length > 0) {
      const set = await get(`/stimulus-sets/${campaign.stimulusSet}`, { signal });
      const seconds = (new Date(campaign.endedAt) - new Date(campaign.createdAt)) / 1000;
      return { name: campaign.name, secondsPerPass: seconds / (computed.length * set.stimuli) };
    }
  }
  return null;
}
