import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { isLoopback, liveUrl } from './lib/places.ts';
import { readAddress } from './lib/address.ts';
import { takeSharedToken } from './lib/token.ts';
import { startLiveClient } from './live/browser.ts';
import { LiveContext } from './live/hooks.ts';
import './styles/base.css';

takeSharedToken();
const page = new URL(location.href);
const client = startLiveClient({
  url: liveUrl(page, import.meta.env.DEV),
  isLoopback: isLoopback(page.hostname),
});
const { site, filter } = readAddress();
if (site !== null) client.watch(site, filter);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <LiveContext value={client}>
      <App />
    </LiveContext>
  </StrictMode>,
);
