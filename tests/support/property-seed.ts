/**
 * Before each file: `npm test` draws the inputs of property tests from one seed, so that a red run speaks of the commit
 * and can be run again; with PROPERTY_RUNS, before a release, every run draws others.
 */

import fc from 'fast-check'

if (process.env['PROPERTY_RUNS'] === undefined) {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_130 })
}
