/** d′ of responses for a category against all other stimuli, as the analyses define it; null where undefined. */
export function dprime(responses, isTarget) {
  const inside = moments(responses, isTarget, true);
  const outside = moments(responses, isTarget, false);
  if (inside.n < 2 || outside.n < 2) {
    return null;
  }
  const spread = Math.sqrt((inside.variance + outside.variance) / 2);
  return spread === 0 ? 0 : (inside.mean - outside.mean) / spread;
}

function moments(responses, isTarget, which) {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < responses.length; i++) {
    if (isTarget[i] === which) {
      n++;
      sum += responses[i];
    }
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < responses.length; i++) {
    if (isTarget[i] === which) {
      squares += (responses[i] - mean) ** 2;
    }
  }
  return { n, mean, variance: squares / (n - 1) };
}

/** Where a unit lies in its layer of shape [C, H, W]. */
export function placeOf(unit, [, height, width]) {
  const within = unit % (height * width);
  return { map: Math.floor(unit / (height * width)), y: Math.floor(within / width), x: within % width };
}
