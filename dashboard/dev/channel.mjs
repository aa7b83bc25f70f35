// Names of channels: site:<site>:<view>?ago=1d&country=DE
const HOUR = 3_600_000;
const AGO_MILLIS = { '1h': HOUR, '1d': 24 * HOUR, '7d': 7 * 24 * HOUR };
const DIMENSIONS = ['page', 'referrer', 'campaign', 'country', 'device'];

/** What a name asks for. */
export function channelOf(name) {
  const [path, query = ''] = name.split('?');
  const [, site, view] = path.split(':');
  const parameters = new URLSearchParams(query);
  return { name, site, view, ...filterOf(parameters), agoMillis: agoOf(parameters) };
}

function agoOf(parameters) {
  return AGO_MILLIS[parameters.get('ago')] ?? 0;
}

function filterOf(parameters) {
  const chosen = DIMENSIONS.filter((dimension) => parameters.has(dimension));
  const filter = Object.fromEntries(
    chosen.map((dimension) => [dimension, parameters.getAll(dimension)]),
  );
  return { filter, isFiltered: chosen.length > 0 };
}
