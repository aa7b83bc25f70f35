// Shared links, as the bridge makes and withdraws them; kept until the server ends.
import { randomBytes } from 'node:crypto';
import { linksAre, serverTime } from './settings.mjs';

const PATH = /^\/api\/v1\/sites\/([^/]+)\/shares(?:\/([^/]+))?$/;

const DAY_MILLIS = 86_400_000;
const links = new Map(
  linksAre === 'some'
    ? [
        made('For the board', '', 7 * DAY_MILLIS),
        made(
          'Agency in Hamburg that runs the newsletter and the autumn campaign',
          'campaign=autumn&country=DE',
          30 * DAY_MILLIS,
        ),
      ].map((link) => [link.id, link])
    : [],
);

/** The answer to a request for links; null if it is another request. */
export function linksAnswer(method, path, body) {
  const match = PATH.exec(path);
  if (match === null) return null;
  if (method === 'DELETE') {
    links.delete(match[2]);
    return { status: 204 };
  }
  if (method === 'GET') return { status: 200, body: { shares: [...links.values()] } };
  const { name, filter, expiresInSeconds } = JSON.parse(body);
  const link = made(name, filter, expiresInSeconds * 1_000);
  links.set(link.id, link);
  const secret = randomBytes(32).toString('base64url');
  return { status: 201, body: { ...link, token: `share.${link.id}.${secret}` } };
}

function made(name, filter, lifeMillis) {
  const createdAtMillis = serverTime();
  const id = randomBytes(9).toString('base64url');
  return { id, name, filter, createdAtMillis, expiresAtMillis: createdAtMillis + lifeMillis };
}
