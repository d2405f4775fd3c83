/** The 0.975 quantiles of Student's t for few degrees of freedom, of which only odd numbers occur (folds − 1). */
const FEW = { 1: 12.7062, 3: 3.18245, 5: 2.57058, 7: 2.36462, 9: 2.26216 };
const Z = 1.959964;

/** Beyond those by the expansion of Cornish and Fisher, good to four digits there. */
export function quantile(degrees) {
  if (FEW[degrees]) {
    return FEW[degrees];
  }
  const z3 = Z ** 3;
  const z5 = Z ** 5;
  return Z + (z3 + Z) / (4 * degrees) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * degrees ** 2);
}
